-- Writes the notices of a journal entry, and takes back those of what is no longer there. Returns the people whose notices changed.
CREATE OR REPLACE FUNCTION app.tell_members(network uuid, number integer, entry text, subject uuid, challenge uuid, moment timestamp with time zone)
RETURNS uuid[] LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  told uuid[];
BEGIN
  PERFORM set_config('app.maintenance_network', network::text, true);
  PERFORM app.invite_to_meetings(network, entry, subject, moment);
  IF entry IN ('CONTRIBUTION_WITHDRAWN', 'CONTRIBUTION_COVERED', 'MESSAGE_WITHDRAWN', 'RESOURCE_WITHDRAWN', 'CHALLENGE_WITHDRAWN', 'MEETING_DATES_WITHDRAWN') THEN
    WITH gone AS (DELETE FROM public.notices n WHERE n.network_id = network
      AND CASE entry WHEN 'CHALLENGE_WITHDRAWN' THEN n.challenge_id = subject ELSE n.subject_id = subject END RETURNING n.person_id)
    SELECT array_agg(DISTINCT g.person_id) INTO told FROM gone g;
    -- What is hidden may be shown again; what is withdrawn is saved no longer.
    IF entry <> 'CONTRIBUTION_COVERED' THEN
      DELETE FROM public.saved_items i WHERE i.network_id = network AND CASE entry WHEN 'CHALLENGE_WITHDRAWN' THEN i.challenge_id ELSE i.subject_id END = subject;
    END IF;
  ELSIF entry IN ('SEAT_ENDED', 'SEAT_GIVEN_UP') THEN
    DELETE FROM public.notices n USING public.seats s WHERE s.id = subject AND n.network_id = network AND n.person_id = s.person_id;
    DELETE FROM public.room_notice_choices c USING public.seats s WHERE s.id = subject AND c.network_id = network AND c.person_id = s.person_id;
    DELETE FROM public.thread_notice_choices c USING public.seats s WHERE s.id = subject AND c.network_id = network AND c.person_id = s.person_id;
    DELETE FROM public.saved_items i USING public.seats s WHERE s.id = subject AND i.network_id = network AND i.person_id = s.person_id;
  ELSE
    -- The latest phase alone is new.
    IF entry = 'CONSULTATION_MOVED' THEN
      UPDATE public.notices n SET seen_at = moment WHERE n.subject_id = subject AND n.network_id = network AND n.kind = 'PHASE_OPENED' AND n.seen_at IS NULL;
    END IF;
    WITH found AS (
      SELECT DISTINCT ON (w.told) w.told, w.why FROM app.notices_of(network, entry, subject) w
      ORDER BY w.told, array_position(ARRAY['MENTIONED', 'ANSWER', 'REPLY', 'FOLLOWED'], w.why)),
    written AS (
      INSERT INTO public.notices (id, person_id, network_id, seq, kind, subject_id, challenge_id, created_at, mail_at, push_at)
      SELECT gen_random_uuid(), f.told, network, number, f.why, subject, challenge, moment, moment + interval '10 minutes', moment + interval '10 minutes'
      FROM found f JOIN public.seats s ON s.person_id = f.told AND s.network_id = network AND s.ended_at IS NULL AND s.on_leave_at IS NULL
      JOIN public.networks n ON n.id = network
      LEFT JOIN public.challenges c ON c.id = challenge
      LEFT JOIN public.thread_notice_choices t ON t.person_id = f.told AND t.challenge_id = tell_members.challenge
      LEFT JOIN public.room_notice_choices r ON r.person_id = f.told AND r.network_id = network
      WHERE f.told IS DISTINCT FROM app.me()
        AND (s.charter_version = n.charter_version OR f.why = 'CHARTER_CHANGED')
        AND (c.id IS NULL OR (c.withdrawn_at IS NULL AND app.seat_sees_challenge(s, c)))
        AND t.choice IS DISTINCT FROM 'MUTE'
        AND (r.level IS DISTINCT FROM 'SILENT' OR f.why NOT IN ('NEW_THREAD', 'NEW_MEMBER', 'NEW_RESOURCE'))
      RETURNING person_id)
    SELECT array_agg(w.person_id) INTO told FROM written w;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  -- What the server has written it announces itself, after the commit.
  IF told IS NOT NULL AND current_setting('app.notify_later', true) IS DISTINCT FROM network || ':' || number THEN
    PERFORM pg_catalog.pg_notify('krets', 'n::' || person) FROM unnest(told) person;
  END IF;
  RETURN coalesce(told, '{}');
END
$$;
REVOKE EXECUTE ON FUNCTION app.tell_members(network uuid, number integer, entry text, subject uuid, challenge uuid, moment timestamp with time zone) FROM PUBLIC;
