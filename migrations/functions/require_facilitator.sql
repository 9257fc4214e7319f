-- An active network always has a facilitator.
CREATE OR REPLACE FUNCTION app.require_facilitator()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF OLD.role = 'FACILITATOR' AND OLD.ended_at IS NULL AND OLD.on_leave_at IS NULL
     AND (NEW.role <> 'FACILITATOR' OR NEW.ended_at IS NOT NULL OR NEW.on_leave_at IS NOT NULL)
     AND current_setting('app.deleting', true) IS DISTINCT FROM 'on' THEN
    PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
    PERFORM 1 FROM public.network_counters WHERE network_id = NEW.network_id FOR UPDATE;
    IF EXISTS (SELECT 1 FROM public.networks n WHERE n.id = NEW.network_id AND n.stage NOT IN ('SPLIT', 'CLOSED'))
       AND NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = NEW.network_id AND s.id <> NEW.id AND s.role = 'FACILITATOR'
                       AND s.ended_at IS NULL AND s.on_leave_at IS NULL) THEN
      RAISE check_violation USING CONSTRAINT = 'ck_seats_facilitator', MESSAGE = 'The last facilitator.';
    END IF;
    PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  END IF;
  RETURN NEW;
END
$$;
