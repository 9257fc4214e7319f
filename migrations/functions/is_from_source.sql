-- Whether who, where and when of a passage are those of a thing that the person reads. A function, so that only the one kind is planned.
CREATE OR REPLACE FUNCTION app.is_from_source(passage public.passages)
RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = ''
AS $$
BEGIN
  CASE passage.kind
    WHEN 'CHALLENGE' THEN
      RETURN EXISTS (SELECT FROM public.challenges s WHERE s.id = passage.id AND s.owner_id = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'CONTRIBUTION' THEN
      RETURN EXISTS (SELECT FROM public.contributions s WHERE s.id = passage.id AND s.author_id = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'MESSAGE' THEN
      RETURN EXISTS (SELECT FROM public.messages s WHERE s.id = passage.id AND s.author_id = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'RESOURCE' THEN
      RETURN EXISTS (SELECT FROM public.resources s WHERE s.id = passage.resource_id AND s.added_by = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'CONSULTATION' THEN
      RETURN EXISTS (SELECT FROM public.consultation_posts s
        JOIN public.consultations c ON c.id = s.consultation_id AND c.challenge_id = passage.challenge_id
        WHERE s.id = passage.id AND s.author_id = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'MINUTES' THEN
      RETURN EXISTS (SELECT FROM public.minutes_blocks s JOIN public.seats w ON w.id = s.seat_id AND w.person_id = passage.author_id
        WHERE s.id = passage.id AND s.network_id = passage.network_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.edited_at) = passage.created_at);
    ELSE RETURN false;
  END CASE;
END
$$;
REVOKE EXECUTE ON FUNCTION app.is_from_source(passage public.passages) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_from_source TO krets_app;
