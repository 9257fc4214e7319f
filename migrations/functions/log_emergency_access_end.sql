-- Writes every end of emergency access in the room's log and journal.
CREATE OR REPLACE FUNCTION app.log_emergency_access_end()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  seat uuid;
  announced_seq integer;
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  NEW.ended_at := now();
  SELECT s.id INTO seat FROM public.seats s
    WHERE s.network_id = NEW.network_id AND s.person_id = app.me() AND s.ended_at IS NULL AND OLD.expires_at > now();
  INSERT INTO public.room_log (id, network_id, at, kind, by_seat_id, detail)
    VALUES (gen_random_uuid(), NEW.network_id, now(), 'EMERGENCY_ACCESS_ENDED', seat,
      CASE WHEN OLD.expires_at <= now() THEN 'TIME' WHEN seat IS NOT NULL THEN 'ROOM' ELSE 'ADMINISTRATOR' END);
  UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = NEW.network_id RETURNING journal_seq INTO announced_seq;
  INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
    VALUES (NEW.network_id, announced_seq, 'NETWORK', NEW.network_id, 'CLOSED', now());
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NEW;
END
$$;
