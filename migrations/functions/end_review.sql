-- When a review is over, its answers are closed with the size of the network, and who has answered is forgotten.
CREATE OR REPLACE FUNCTION app.end_review()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.id::text, true);
  UPDATE public.review_answers a SET ended_on = current_date,
      seats = (SELECT k.seats_taken FROM public.network_counters k WHERE k.network_id = NEW.id)
    WHERE a.network_id = NEW.id AND a.ended_on IS NULL;
  DELETE FROM public.review_voters v WHERE v.network_id = NEW.id;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NULL;
END
$$;
