-- The network a function of the owner is working on. Guards against privilege escalation: only policies of krets_owner read it, so setting it gives krets_app nothing.
CREATE OR REPLACE FUNCTION app.maintenance_network()
RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.maintenance_network', true), '')::uuid $$;
