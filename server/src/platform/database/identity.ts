/** Acts as $1 until the transaction ends, and not a moment longer: the session is somebody else's then. */
export const setIdentity = `SELECT set_config('app.person_id', $1, true), set_config('app.session_id', '', true)`;
