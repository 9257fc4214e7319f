/** Acts as $1 until the transaction ends and never longer: the session then serves somebody else. */
export const setIdentity = `SELECT set_config('app.person_id', $1, true), set_config('app.session_id', '', true)`;
