-- Notes which calendars a journal entry changes. What they are told is decided when it is sent, by what holds then.
CREATE OR REPLACE FUNCTION app.invite_to_meetings(network uuid, entry text, subject uuid, moment timestamp with time zone)
RETURNS void LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF entry IN ('MEETING_CALLED', 'MEETING_MOVED', 'SEAT_TAKEN', 'SEAT_ACCEPTED', 'SEAT_CAME_BACK') THEN
    INSERT INTO public.meeting_invitations AS i (meeting_id, person_id, network_id, due_at)
      SELECT m.id, s.person_id, network, CASE WHEN m.starts_at < moment + interval '48 hours' THEN moment ELSE moment + interval '10 minutes' END
      FROM public.meetings m JOIN public.seats s ON s.network_id = m.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL
      WHERE m.network_id = network AND m.stage = 'CALLED' AND m.starts_at > moment
        AND CASE WHEN entry LIKE 'SEAT%' THEN s.id = subject ELSE m.id = subject END
      ON CONFLICT (meeting_id, person_id) DO UPDATE SET due_at = excluded.due_at;
  ELSIF entry = 'MEETING_CANCELLED' THEN
    UPDATE public.meeting_invitations i SET due_at = CASE WHEN i.sent_starts_at IS NULL THEN NULL ELSE moment END
      WHERE i.network_id = network AND i.meeting_id = subject;
  ELSIF entry IN ('SEAT_ENDED', 'SEAT_GIVEN_UP') THEN
    UPDATE public.meeting_invitations i SET due_at = CASE WHEN i.sent_starts_at IS NULL THEN NULL ELSE moment END
      FROM public.seats s WHERE s.id = subject AND i.network_id = network AND i.person_id = s.person_id;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION app.invite_to_meetings(network uuid, entry text, subject uuid, moment timestamp with time zone) FROM PUBLIC;
