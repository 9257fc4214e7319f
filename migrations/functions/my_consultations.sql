-- Consultations the person has joined.
CREATE OR REPLACE FUNCTION app.my_consultations()
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT coalesce(array_agg(consultation_id), '{}') FROM public.consultation_participants
  WHERE person_id = app.me() AND participation = 'JOINED'
$$;
