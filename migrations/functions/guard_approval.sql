-- Guards against privilege escalation: emergency access is approved by an independent administrator only.
CREATE OR REPLACE FUNCTION app.guard_approval()
RETURNS trigger LANGUAGE plpgsql
AS $$
DECLARE
  obstacle text;
BEGIN
  IF OLD.approved_by IS NOT NULL OR NEW.approved_by IS NULL THEN RETURN NEW; END IF;
  obstacle := app.approval_obstacle(NEW.requested_by, NEW.approved_by);
  IF obstacle IS NOT NULL THEN
    RAISE check_violation USING CONSTRAINT = 'ck_emergency_accesses_independent', MESSAGE = obstacle;
  END IF;
  RETURN NEW;
END
$$;
