-- Serialises changes of the rights of administrators.
CREATE OR REPLACE FUNCTION app.lock_administration(person uuid)
RETURNS void LANGUAGE sql
AS $$ SELECT pg_advisory_xact_lock(hashtextextended('administration ' || person::text, 7306)) $$;
