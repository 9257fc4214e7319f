-- The answers of each network's last review within a year and a half, for the role that publishes numbers: size and answer, the network as a hash with the key
-- of the call.
CREATE OR REPLACE FUNCTION statistics.review_answers(key text, moment timestamptz)
RETURNS TABLE (seats integer, answer integer, network text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF length(review_answers.key) < 32 THEN RAISE invalid_parameter_value; END IF;
  PERFORM set_config('app.reading_needs', 'on', true);
  RETURN QUERY SELECT a.seats::integer, a.answer::integer, encode(sha256(convert_to(review_answers.key || a.network_id, 'UTF8')), 'hex')
    FROM public.review_answers a
    WHERE a.ended_on > review_answers.moment - interval '18 months'
      AND a.ended_on = (SELECT max(l.ended_on) FROM public.review_answers l WHERE l.network_id = a.network_id);
  PERFORM set_config('app.reading_needs', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION statistics.review_answers(key text, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION statistics.review_answers TO krets_statistics;
