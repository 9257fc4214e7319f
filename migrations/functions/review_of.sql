-- For somebody with a seat: whether they have answered the question of the review under way, and the average of the last one that is over, in halves. Less than
-- five answers have no average: it would tell too much of each.
CREATE OR REPLACE FUNCTION app.review_of(network uuid)
RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  found jsonb;
BEGIN
  IF app.me() IS NULL OR NOT review_of.network = ANY (app.my_networks()) THEN RETURN '[]'; END IF;
  PERFORM set_config('app.maintenance_network', review_of.network::text, true);
  SELECT jsonb_build_object(
      'answered', EXISTS (SELECT 1 FROM public.review_voters v JOIN public.seats s ON s.id = v.seat_id
        WHERE v.network_id = review_of.network AND s.person_id = app.me() AND s.ended_at IS NULL),
      'average', (SELECT CASE WHEN count(*) >= 5 THEN round(avg(a.answer) * 2) / 2 END FROM public.review_answers a
        WHERE a.network_id = review_of.network AND a.ended_on = (SELECT max(l.ended_on) FROM public.review_answers l WHERE l.network_id = review_of.network)))
    INTO found;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN found;
END
$$;
REVOKE EXECUTE ON FUNCTION app.review_of(network uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.review_of TO krets_app;
