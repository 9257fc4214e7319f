-- Updates the number of taken seats, hands over vacant seats and closes the application of the person seated.
CREATE OR REPLACE FUNCTION app.count_seat()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  gone integer;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  IF TG_OP = 'INSERT' THEN
    IF NEW.follows IS NOT NULL THEN
      UPDATE public.seats SET left_as = 'HANDED_OVER' WHERE id = NEW.follows AND left_as = 'VACANT';
      GET DIAGNOSTICS gone = ROW_COUNT;
      IF gone = 0 THEN RAISE insufficient_privilege; END IF;
    END IF;
    UPDATE public.network_counters SET seats_taken = seats_taken + 1 WHERE network_id = NEW.network_id;
    IF NEW.follows IS NULL AND outer_network IS DISTINCT FROM NEW.network_id::text
       AND EXISTS (SELECT 1 FROM public.applications a WHERE a.network_id = NEW.network_id AND a.state = 'WAITING') THEN
      RAISE check_violation USING CONSTRAINT = 'ck_network_counters_full', MESSAGE = 'Others wait for a seat.';
    END IF;
    IF NEW.role = 'FACILITATOR' THEN
      UPDATE public.networks SET seated_at = now() WHERE id = NEW.network_id AND seated_at IS NULL;
    END IF;
    UPDATE public.applications SET state = 'ADMITTED', place = NULL, seat_id = NEW.id
      WHERE network_id = NEW.network_id AND person_id = NEW.person_id AND state IN ('APPLIED', 'WAITING');
  ELSIF (OLD.ended_at IS NULL OR OLD.left_as = 'VACANT') AND NEW.ended_at IS NOT NULL AND NEW.left_as IS DISTINCT FROM 'VACANT' THEN
    UPDATE public.network_counters SET seats_taken = seats_taken - 1 WHERE network_id = NEW.network_id;
    IF NEW.left_as IS DISTINCT FROM 'HANDED_OVER' THEN PERFORM app.seat_next_waiting(NEW.network_id); END IF;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NEW;
END
$$;
