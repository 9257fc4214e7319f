-- The polls for a date that the person has answered with a seat they have.
CREATE OR REPLACE FUNCTION app.my_answered_polls()
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT coalesce(array_agg(DISTINCT a.poll_id), '{}') FROM public.date_answers a
  JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL WHERE a.person_id = app.me() AND s.person_id = app.me()
$$;
