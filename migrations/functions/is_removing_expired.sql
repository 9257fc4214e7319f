-- Whether this transaction removes what has expired. Only policies of krets_owner read it.
CREATE OR REPLACE FUNCTION app.is_removing_expired()
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT current_setting('app.removing_expired', true) = 'on' $$;
