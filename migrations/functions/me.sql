-- The person the transaction acts as; null for nobody.
CREATE OR REPLACE FUNCTION app.me()
RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.person_id', true), '')::uuid $$;
