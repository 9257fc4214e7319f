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
  IF entry IN ('SEAT_ENDED', 'SEAT_GIVEN_UP') THEN
    DELETE FROM public.notices n USING public.seats s WHERE s.id = subject AND n.network_id = network AND n.person_id = s.person_id;
    DELETE FROM public.room_notice_choices c USING public.seats s WHERE s.id = subject AND c.network_id = network AND c.person_id = s.person_id;
    DELETE FROM public.thread_notice_choices c USING public.seats s WHERE s.id = subject AND c.network_id = network AND c.person_id = s.person_id;
    DELETE FROM public.saved_items i USING public.seats s WHERE s.id = subject AND i.network_id = network AND i.person_id = s.person_id;
  END IF;
  IF entry IN ('CONTRIBUTION_WITHDRAWN', 'CONTRIBUTION_MODERATED', 'MESSAGE_WITHDRAWN', 'RESOURCE_WITHDRAWN', 'CHALLENGE_WITHDRAWN', 'MEETING_DATES_WITHDRAWN') THEN
    WITH gone AS (DELETE FROM public.notices n WHERE n.network_id = network
      AND CASE entry WHEN 'CHALLENGE_WITHDRAWN' THEN n.challenge_id = subject ELSE n.subject_id = subject END RETURNING n.person_id)
    SELECT array_agg(DISTINCT g.person_id) INTO told FROM gone g;
    -- What is hidden may be shown again; what is withdrawn is saved no longer.
    IF entry <> 'CONTRIBUTION_MODERATED' THEN
      DELETE FROM public.saved_items i WHERE i.network_id = network AND CASE entry WHEN 'CHALLENGE_WITHDRAWN' THEN i.challenge_id ELSE i.subject_id END = subject;
    END IF;
  ELSE
    -- The latest phase alone is new.
    IF entry = 'CONSULTATION_MOVED' THEN
      UPDATE public.notices n SET seen_at = moment WHERE n.subject_id = subject AND n.network_id = network
        AND n.kind IN ('PHASE_OPENED', 'PHASE_HALF', 'PHASE_NEARLY', 'OWNER_AWAY') AND n.seen_at IS NULL;
    END IF;
    -- What was asked for beforehand is asked for no longer.
    IF entry IN ('MEETING_MOVED', 'MEETING_CANCELLED', 'MEETING_STARTED', 'MEETING_OVER') THEN
      UPDATE public.notices n SET seen_at = moment WHERE n.subject_id = subject AND n.network_id = network
        AND n.kind IN ('MEETING_UNANSWERED', 'AGENDA_CHOICE', 'ORDER_READY', 'MEETING_SOON') AND n.seen_at IS NULL
        AND (n.kind <> 'MEETING_SOON' OR entry <> 'MEETING_STARTED');
    END IF;
    WITH found AS (
      SELECT DISTINCT ON (w.told) w.told, w.why FROM app.notices_of(network, entry, subject) w WHERE w.told IS DISTINCT FROM app.me()
      ORDER BY w.told, array_position(ARRAY['MENTIONED', 'ANSWER', 'REPLY', 'FOLLOWED'], w.why))
    SELECT app.add_notices(network, number, subject, challenge, moment, array_agg(f.told), array_agg(f.why)) INTO told FROM found f;
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
