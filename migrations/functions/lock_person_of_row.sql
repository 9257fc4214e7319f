-- Locks the person of a row before it is changed or deleted.
CREATE OR REPLACE FUNCTION app.lock_person_of_row()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM app.lock_person(OLD.person_id);
  RETURN coalesce(NEW, OLD);
END
$$;
