-- The secret the request presents: a session token, an invitation key or an e-mail address, hashed where it is secret.
CREATE OR REPLACE FUNCTION app.access_key()
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.access_key', true), '') $$;
