-- Guards against privilege escalation: a stolen session alone changes no rights.
CREATE OR REPLACE FUNCTION app.require_fresh_proof()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF app.me() IS NOT NULL AND NOT app.has_fresh_proof() THEN
    RAISE insufficient_privilege USING CONSTRAINT = 'proof_required';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
