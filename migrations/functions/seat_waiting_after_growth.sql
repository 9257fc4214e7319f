-- Seats those who wait when a network gets more seats.
CREATE OR REPLACE FUNCTION app.seat_waiting_after_growth()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF NEW.seats_max > OLD.seats_max THEN
    PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
    PERFORM app.seat_next_waiting(NEW.network_id);
    PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  END IF;
  RETURN NULL;
END
$$;
