-- Every change of an application gets an entry in the journal.
CREATE OR REPLACE FUNCTION app.announce_application()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  seq integer;
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = NEW.network_id RETURNING journal_seq INTO seq;
  INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
    VALUES (NEW.network_id, seq, 'APPLICATION', NEW.id, NEW.state, now());
  PERFORM app.tell_members(NEW.network_id, seq, 'APPLICATION_' || NEW.state, NEW.id, NULL, now());
  UPDATE public.applications SET changed_in = pg_current_xact_id()::text::bigint, announced_seq = seq WHERE id = NEW.id;
  UPDATE public.proposals SET dropped_at = now() WHERE network_id = NEW.network_id AND kind = 'ADMIT' AND subject_id = NEW.id
    AND carried_at IS NULL AND dropped_at IS NULL;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NULL;
END
$$;
