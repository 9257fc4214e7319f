/** Acts as $1 until the transaction ends and never longer: the session then serves somebody else. */
export const setIdentity = `SELECT set_config('app.person_id', $1, true), set_config('app.session_id', '', true)`;

export const nobodyId = '00000000-0000-0000-0000-000000000000';
/** Who acts: the database finds it out while the first statements are already sent. */
export type Actor = {
  personId: string | null;
  sessionId: string | null;
  /** Whether the person has given a fresh proof within the last minutes. */
  proved: boolean;
  /** The session has not been marked as used for an hour. */
  unused: boolean;
};
