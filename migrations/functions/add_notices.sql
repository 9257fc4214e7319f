-- Adds a notice for each of these people, if they may read the subject. A muted thread tells nobody of posts that do not name them. Returns those who got one. Called with the network set.
CREATE OR REPLACE FUNCTION app.add_notices(network uuid, number integer, subject uuid, challenge uuid, moment timestamp with time zone, people uuid[], whys text[])
RETURNS uuid[] LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  told uuid[];
BEGIN
  WITH written AS (
    INSERT INTO public.notices (id, person_id, network_id, seq, kind, subject_id, challenge_id, created_at, mail_at, push_at)
    SELECT gen_random_uuid(), f.told, network, number, f.why, subject, challenge, moment, moment + interval '10 minutes', moment + interval '10 minutes'
    FROM unnest(people, whys) AS f (told, why)
    JOIN public.seats s ON s.person_id = f.told AND s.network_id = network AND s.ended_at IS NULL AND (s.on_leave_at IS NULL OR f.why = 'SEAT_ENDED')
    JOIN public.networks n ON n.id = network
    LEFT JOIN public.challenges c ON c.id = challenge
    LEFT JOIN public.thread_notice_choices t ON t.person_id = f.told AND t.challenge_id = add_notices.challenge
    LEFT JOIN public.room_notice_choices r ON r.person_id = f.told AND r.network_id = network
    WHERE (s.charter_version = n.charter_version OR f.why IN ('CHARTER_CHANGED', 'SEAT_ENDED'))
      AND (c.id IS NULL OR (c.withdrawn_at IS NULL AND app.seat_sees_challenge(s, c)))
      AND (t.choice IS DISTINCT FROM 'MUTE' OR f.why NOT IN ('ANSWER', 'REPLY', 'FOLLOWED'))
      AND (r.level IS DISTINCT FROM 'SILENT' OR f.why NOT IN ('NEW_THREAD', 'NEW_MEMBER', 'NEW_RESOURCE'))
    RETURNING person_id)
  SELECT array_agg(w.person_id) INTO told FROM written w;
  RETURN coalesce(told, '{}');
END
$$;
REVOKE EXECUTE ON FUNCTION app.add_notices(network uuid, number integer, subject uuid, challenge uuid, moment timestamp with time zone, people uuid[], whys text[]) FROM PUBLIC;
