-- Takes every change of a network's listing to the open overview, in the transaction that makes it.
CREATE OR REPLACE FUNCTION app.copy_network()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.entry_id IS DISTINCT FROM NEW.entry_id THEN DELETE FROM open.entries WHERE id = OLD.entry_id; END IF;
  IF NEW.entry_id IS NULL THEN RETURN NULL; END IF;
  IF NEW.stage IN ('SPLIT', 'CLOSED') THEN
    UPDATE open.entries SET status = 'CLOSED', closed_at = now(), changed_at = now(), seats = NULL WHERE id = NEW.entry_id AND closed_at IS NULL;
  ELSE
    PERFORM app.copy_listing(NEW.id);
  END IF;
  RETURN NULL;
END
$$;
