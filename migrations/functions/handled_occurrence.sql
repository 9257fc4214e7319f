-- The occurrence whose sign-ups a function of the owner handles. Only policies of krets_owner read it.
CREATE OR REPLACE FUNCTION app.handled_occurrence()
RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.handled_occurrence', true), '')::uuid $$;
