-- The number of the lock of one person.
CREATE OR REPLACE FUNCTION app.person_lock_key(person uuid)
RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT hashtextextended('person ' || person::text, 7305) $$;
