-- The person (or 'all') whose rights a function of the owner is changing. Guards against privilege escalation: only policies of krets_owner read it.
CREATE OR REPLACE FUNCTION app.administered_person()
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.administered_person', true), '') $$;
