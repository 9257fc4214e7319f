-- Answers the question of the review for the seat of the person of the request, once. False when there is nothing for them to answer.
CREATE OR REPLACE FUNCTION app.answer_review(network uuid, answer integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  held uuid;
  done integer;
BEGIN
  IF app.me() IS NULL OR NOT answer_review.network = ANY (app.my_writable_networks()) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', answer_review.network::text, true);
  SELECT s.id INTO held FROM public.seats s JOIN public.networks n ON n.id = s.network_id
    WHERE s.network_id = answer_review.network AND s.person_id = app.me() AND s.ended_at IS NULL AND n.stage = 'UNDER_REVIEW';
  IF held IS NOT NULL THEN
    INSERT INTO public.review_voters (network_id, seat_id) VALUES (answer_review.network, held) ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS done = ROW_COUNT;
    IF done = 1 THEN
      INSERT INTO public.review_answers (id, network_id, answer) VALUES (gen_random_uuid(), answer_review.network, answer_review.answer);
    END IF;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN held IS NOT NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION app.answer_review(network uuid, answer integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.answer_review TO krets_app;
