-- Guards the stages of a network: which follows which, and that members close or split it together.
CREATE OR REPLACE FUNCTION app.guard_network()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF NEW.charter_version IS DISTINCT FROM OLD.charter_version AND NEW.charter_version <> OLD.charter_version + 1 THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.stage = OLD.stage THEN RETURN NEW; END IF;
  IF NOT (OLD.stage, NEW.stage) IN (
    ('DRAFT', 'FORMING'), ('DRAFT', 'CLOSED'), ('FORMING', 'ACTIVE'), ('FORMING', 'CLOSED'),
    ('ACTIVE', 'PAUSED'), ('ACTIVE', 'UNDER_REVIEW'), ('PAUSED', 'ACTIVE'), ('PAUSED', 'UNDER_REVIEW'),
    ('UNDER_REVIEW', 'ACTIVE'), ('ACTIVE', 'SPLIT'), ('UNDER_REVIEW', 'SPLIT'),
    ('ACTIVE', 'CLOSED'), ('PAUSED', 'CLOSED'), ('UNDER_REVIEW', 'CLOSED')) THEN
    RAISE insufficient_privilege;
  END IF;
  -- A network that has been active is closed or split by a vote of its members.
  IF NEW.stage IN ('SPLIT', 'CLOSED') AND OLD.stage <> 'DRAFT'
     AND NOT (current_user = 'krets_owner' AND app.maintenance_network() IS NOT DISTINCT FROM NEW.id) THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.stage = 'ACTIVE' AND cardinality(app.missing_requirements(NEW.id)) > 0 THEN
    RAISE check_violation USING CONSTRAINT = 'ck_networks_form', MESSAGE = 'The form is not complete.';
  END IF;
  RETURN NEW;
END
$$;
