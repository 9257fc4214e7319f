-- Deletes a batch of answers to meetings that are over, choices for those that were over two weeks ago, and polls for a date that are over.
CREATE OR REPLACE FUNCTION app.expire_meetings()
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  part CONSTANT integer := 1000;
  answers integer;
  picks integer;
BEGIN
  DELETE FROM public.meeting_answers a WHERE (a.meeting_id, a.seat_id) IN (
    SELECT x.meeting_id, x.seat_id FROM public.meeting_answers x LIMIT part);
  GET DIAGNOSTICS answers = ROW_COUNT;
  DELETE FROM public.agenda_picks p WHERE (p.meeting_id, p.item_id, p.seat_id) IN (
    SELECT x.meeting_id, x.item_id, x.seat_id FROM public.agenda_picks x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.stage = 'CANCELLED' OR m.ends_at < now() - interval '14 days' LIMIT part);
  GET DIAGNOSTICS picks = ROW_COUNT;
  DELETE FROM public.meeting_votes v WHERE (v.meeting_id, v.seat_id, v.step, v.extension) IN (
    SELECT x.meeting_id, x.seat_id, x.step, x.extension FROM public.meeting_votes x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.ends_at < now() - interval '14 days' LIMIT part);
  DELETE FROM public.meeting_attendees t WHERE (t.meeting_id, t.seat_id) IN (
    SELECT x.meeting_id, x.seat_id FROM public.meeting_attendees x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.ends_at < now() - interval '1 day' LIMIT part);
  DELETE FROM public.meeting_trios t WHERE (t.meeting_id, t.seat_id) IN (
    SELECT x.meeting_id, x.seat_id FROM public.meeting_trios x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.ends_at < now() - interval '1 day' LIMIT part);
  DELETE FROM public.meeting_invitations i WHERE (i.meeting_id, i.person_id) IN (
    SELECT x.meeting_id, x.person_id FROM public.meeting_invitations x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.ends_at < now() - interval '14 days' LIMIT part);
  DELETE FROM public.date_answers d WHERE (d.slot_id, d.seat_id) IN (
    SELECT x.slot_id, x.seat_id FROM public.date_answers x JOIN public.date_polls p ON p.id = x.poll_id AND p.closed_at <= now() LIMIT part);
  DELETE FROM public.date_slots s WHERE s.poll_id IN (SELECT p.id FROM public.date_polls p WHERE p.closed_at < now() - interval '14 days');
  DELETE FROM public.date_polls p WHERE p.closed_at < now() - interval '14 days';
  RETURN greatest(answers, picks) = part;
END
$$;
