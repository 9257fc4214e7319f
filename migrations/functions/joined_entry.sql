-- The entry whose editors a function of the owner is adding to another. Only policies of krets_owner read it.
CREATE OR REPLACE FUNCTION app.joined_entry()
RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.joined_entry', true), '')::uuid $$;
