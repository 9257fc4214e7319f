-- Guards against privilege escalation: nobody takes the facilitator's role away from another.
CREATE OR REPLACE FUNCTION app.guard_facilitator_role()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF OLD.role = 'FACILITATOR' AND NEW.role <> 'FACILITATOR' AND OLD.person_id IS DISTINCT FROM app.me()
     AND NOT (current_user = 'krets_owner' AND app.maintenance_network() IS NOT DISTINCT FROM NEW.network_id) THEN
    RAISE insufficient_privilege;
  END IF;
  RETURN NEW;
END
$$;
