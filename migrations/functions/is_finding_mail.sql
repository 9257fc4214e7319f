-- Whether this transaction looks for people with mail due. Only policies of krets_owner read it.
CREATE OR REPLACE FUNCTION app.is_finding_mail()
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT current_setting('app.finding_mail', true) = 'on' $$;
