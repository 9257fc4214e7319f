-- Makes all who change the account of one person wait for each other.
CREATE OR REPLACE FUNCTION app.lock_person(person uuid)
RETURNS void LANGUAGE sql
AS $$ SELECT pg_advisory_xact_lock(app.person_lock_key(person)) $$;
