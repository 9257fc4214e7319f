-- Decides from when a new seat reads. Guards against reading history that the charter closes.
CREATE OR REPLACE FUNCTION app.set_reading_start()
RETURNS trigger LANGUAGE plpgsql SET search_path = public
AS $$
BEGIN
  -- A seat is created before the charter is accepted, or with the version in force.
  IF NEW.charter_version <> (SELECT n.charter_version FROM networks n WHERE n.id = NEW.network_id) THEN
    RAISE insufficient_privilege;
  END IF;
  NEW.reads_from := (SELECT CASE WHEN c.open_history OR (n.stage IN ('DRAFT', 'FORMING') AND NEW.follows IS NULL) THEN NULL ELSE NEW.taken_at END
    FROM networks n JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version WHERE n.id = NEW.network_id);
  RETURN NEW;
END
$$;
