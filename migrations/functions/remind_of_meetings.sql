-- Tells members what time brings about their meetings: to answer, a week before; to choose, when choosing opens; that the order is ready; that
-- it begins, half an hour before; that its minutes can be corrected for two days more. Each once for each time of a meeting. And at half time, to
-- answer a poll for a date. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.remind_of_meetings()
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  it record;
  people uuid[];
  told uuid[];
BEGIN
  IF app.me() IS NOT NULL OR NOT pg_try_advisory_xact_lock(hashtextextended('meeting reminders', 0)) THEN RETURN false; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  FOR it IN
    SELECT m.id, m.network_id, m.time_version, d.why FROM public.meetings m CROSS JOIN LATERAL (VALUES
        -- Whoever was called in a day ago needs no reminder yet.
        ('MEETING_UNANSWERED', m.starts_at - interval '7 days', m.starts_at - interval '12 hours', interval '1 day'),
        ('AGENDA_CHOICE', m.picks_open_at, m.picks_close_at, interval '1 day'),
        ('ORDER_READY', m.picks_close_at, m.starts_at, interval '0'),
        ('MEETING_SOON', m.starts_at - interval '30 minutes', m.starts_at, interval '0'),
        ('MINUTES_CLOSING', m.ends_at + interval '5 days', m.ends_at + interval '7 days', interval '0')) d (why, due, until, apart)
      WHERE m.stage NOT IN ('LAPSED', 'CANCELLED') AND m.ends_at > now() - interval '7 days' AND m.starts_at < now() + interval '8 days'
        AND d.due <= now() AND d.until > now() AND d.due > coalesce(m.reminded_until, m.called_at + d.apart)
      ORDER BY m.network_id, m.id
  LOOP
    PERFORM set_config('app.maintenance_network', it.network_id::text, true);
    UPDATE public.meetings m SET reminded_until = now() WHERE m.id = it.id;
    IF it.why = 'ORDER_READY' THEN
      UPDATE public.notices n SET seen_at = now() WHERE n.network_id = it.network_id AND n.subject_id = it.id AND n.kind = 'AGENDA_CHOICE' AND n.seen_at IS NULL;
    END IF;
    IF EXISTS (SELECT 1 FROM public.networks n WHERE n.id = it.network_id AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')) THEN
      SELECT array_agg(s.person_id) INTO people FROM public.seats s
        LEFT JOIN public.meeting_answers a ON a.meeting_id = it.id AND a.seat_id = s.id AND a.time_version = it.time_version
        WHERE s.network_id = it.network_id AND s.ended_at IS NULL AND CASE it.why
          WHEN 'MEETING_UNANSWERED' THEN a.answer IS NULL
          WHEN 'MEETING_SOON' THEN a.answer IS DISTINCT FROM 'NO'
          WHEN 'ORDER_READY' THEN a.answer IS DISTINCT FROM 'NO'
            AND EXISTS (SELECT 1 FROM public.agenda_items i WHERE i.network_id = it.network_id AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM public.meetings e JOIN public.meetings m ON m.id = it.id
              WHERE e.network_id = it.network_id AND e.stage = 'CALLED' AND e.starts_at < m.starts_at AND e.ends_at > now())
          WHEN 'AGENDA_CHOICE' THEN a.answer IS DISTINCT FROM 'NO'
            AND EXISTS (SELECT 1 FROM public.agenda_items i WHERE i.network_id = it.network_id AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM public.agenda_picks p WHERE p.meeting_id = it.id AND p.seat_id = s.id)
            AND NOT EXISTS (SELECT 1 FROM public.meetings e JOIN public.meetings m ON m.id = it.id
              WHERE e.network_id = it.network_id AND e.stage = 'CALLED' AND e.starts_at < m.starts_at AND e.ends_at > now())
          ELSE EXISTS (SELECT 1 FROM public.minutes_blocks b WHERE b.meeting_id = it.id) END;
      CONTINUE WHEN people IS NULL;
      SELECT app.add_notices(it.network_id, c.journal_seq, it.id, NULL, now(), people, array_fill(it.why, ARRAY[cardinality(people)])) INTO told
        FROM public.network_counters c WHERE c.network_id = it.network_id;
      IF it.why = 'MEETING_SOON' THEN
        UPDATE public.notices n SET push_at = now() WHERE n.network_id = it.network_id AND n.subject_id = it.id AND n.kind = it.why AND n.seen_at IS NULL;
      END IF;
      PERFORM pg_catalog.pg_notify('krets', 'n::' || person) FROM unnest(told) person;
    END IF;
  END LOOP;
  FOR it IN SELECT p.id, p.network_id FROM public.date_polls p WHERE p.stage = 'OPEN' AND p.reminded_at IS NULL AND p.closes_at > now()
      AND p.made_at + (p.closes_at - p.made_at) / 2 <= now() ORDER BY p.network_id LOOP
    PERFORM set_config('app.maintenance_network', it.network_id::text, true);
    UPDATE public.date_polls p SET reminded_at = now() WHERE p.id = it.id;
    SELECT array_agg(s.person_id) INTO people FROM public.seats s JOIN public.networks n ON n.id = s.network_id AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')
      WHERE s.network_id = it.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM public.date_answers a WHERE a.poll_id = it.id AND a.seat_id = s.id);
    CONTINUE WHEN people IS NULL;
    SELECT app.add_notices(it.network_id, c.journal_seq, it.id, NULL, now(), people, array_fill('DATES_UNANSWERED'::text, ARRAY[cardinality(people)])) INTO told
      FROM public.network_counters c WHERE c.network_id = it.network_id;
    PERFORM pg_catalog.pg_notify('krets', 'n::' || person) FROM unnest(told) person;
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
  PERFORM set_config('app.finding_mail', '', true);
  RETURN false;
END
$$;
REVOKE EXECUTE ON FUNCTION app.remind_of_meetings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.remind_of_meetings TO krets_app;
