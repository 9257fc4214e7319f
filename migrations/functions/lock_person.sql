-- Serialises changes of one person's account.
CREATE OR REPLACE FUNCTION app.lock_person(person uuid)
RETURNS void LANGUAGE sql
AS $$ SELECT pg_advisory_xact_lock(app.person_lock_key(person)) $$;
