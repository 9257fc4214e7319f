-- Guards against privilege escalation: an ended seat stays ended, and only its holder accepts, goes on leave and comes back.
CREATE OR REPLACE FUNCTION app.guard_seat()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF app.maintenance_network() IS NOT DISTINCT FROM NEW.network_id AND current_user = 'krets_owner' THEN RETURN NEW; END IF;
  IF OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL THEN RAISE insufficient_privilege; END IF;
  -- Only the holder accepts, goes on leave and comes back.
  IF OLD.person_id IS DISTINCT FROM app.me()
     AND (NEW.charter_version, NEW.on_leave_at, NEW.role_title, NEW.orgnr)
         IS DISTINCT FROM (OLD.charter_version, OLD.on_leave_at, OLD.role_title, OLD.orgnr) THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.charter_version IS DISTINCT FROM OLD.charter_version
     AND NEW.charter_version IS DISTINCT FROM (SELECT n.charter_version FROM networks n WHERE n.id = NEW.network_id) THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.role <> OLD.role AND NOT (NEW.network_id = ANY (app.my_facilitated_networks())) THEN RAISE insufficient_privilege; END IF;
  RETURN NEW;
END
$$;
