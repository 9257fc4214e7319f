-- Ends a meeting whose time is over: what had time in it, in order, belongs to it; the rest waits for the next. Answers and choices are deleted.
CREATE OR REPLACE FUNCTION app.end_meeting(network uuid, meeting uuid, taken uuid[])
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  closed_at timestamptz;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.meetings m SET stage = 'OVER'
    WHERE m.id = end_meeting.meeting AND m.network_id = end_meeting.network AND m.stage = 'CALLED'
      AND (m.ends_at <= now() OR EXISTS (SELECT 1 FROM public.meeting_runs r WHERE r.meeting_id = m.id AND r.ended_at IS NOT NULL))
    RETURNING m.picks_close_at INTO closed_at;
  IF closed_at IS NOT NULL THEN
    UPDATE public.agenda_items i SET meeting_id = end_meeting.meeting, place = t.n
      FROM unnest(taken) WITH ORDINALITY AS t (id, n)
      WHERE i.id = t.id AND i.network_id = end_meeting.network AND i.meeting_id IS NULL;
    UPDATE public.agenda_items i SET waited = i.waited + 1
      WHERE i.network_id = end_meeting.network AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL AND i.created_at <= closed_at;
    DELETE FROM public.agenda_picks p WHERE p.network_id = end_meeting.network AND p.meeting_id = end_meeting.meeting;
    DELETE FROM public.meeting_attendees t WHERE t.network_id = end_meeting.network AND t.meeting_id = end_meeting.meeting;
    DELETE FROM public.meeting_trios t WHERE t.network_id = end_meeting.network AND t.meeting_id = end_meeting.meeting;
    DELETE FROM public.meeting_votes v WHERE v.network_id = end_meeting.network AND v.meeting_id = end_meeting.meeting;
    DELETE FROM public.meeting_answers a WHERE a.network_id = end_meeting.network AND a.meeting_id = end_meeting.meeting;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN closed_at IS NOT NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION app.end_meeting(network uuid, meeting uuid, taken uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.end_meeting TO krets_app;
