-- Gives the parts of a meeting under way the order that those who are there have chosen, once, when they have chosen again. No item can come in by it.
CREATE OR REPLACE FUNCTION app.reorder_meeting(network uuid, meeting uuid, parts jsonb)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  changed boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.meeting_runs r SET steps = parts
    WHERE r.network_id = reorder_meeting.network AND r.meeting_id = reorder_meeting.meeting AND r.ended_at IS NULL AND r.choosing_until <= now()
      AND r.steps -> r.step ->> 'kind' = 'AGENDA' AND parts -> r.step ->> 'kind' = 'AGENDA'
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(parts) p WHERE p ->> 'itemId' IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(r.steps) o WHERE o ->> 'itemId' = p ->> 'itemId'));
  changed := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN changed;
END
$$;
REVOKE EXECUTE ON FUNCTION app.reorder_meeting(network uuid, meeting uuid, parts jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.reorder_meeting TO krets_app;
