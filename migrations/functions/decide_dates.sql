-- Ends a poll for a date that is over: calls the meeting at the time that the answers give, or finds that none suits. The caller has set
-- the network and holds its lock. Returns what the journal is to say, or null.
CREATE OR REPLACE FUNCTION app.decide_dates(poll uuid, moment timestamp with time zone)
RETURNS jsonb LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  it public.date_polls%ROWTYPE;
  best public.date_slots%ROWTYPE;
  ahead interval;
  opens timestamptz;
  told uuid;
  fresh uuid := gen_random_uuid();
  consulted uuid;
BEGIN
  IF NOT app.dates_are_due(decide_dates.poll) THEN RETURN NULL; END IF;
  SELECT * INTO it FROM public.date_polls p WHERE p.id = decide_dates.poll;
  -- The consultation that comes first for this meeting, when no other meeting is called before it.
  SELECT i.seat_id INTO consulted FROM public.agenda_items i JOIN public.seats k ON k.id = i.seat_id AND k.ended_at IS NULL
    WHERE i.network_id = it.network_id AND i.kind = 'CONSULTATION' AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM public.meetings m WHERE m.network_id = it.network_id AND m.stage = 'CALLED' AND m.ends_at > moment)
    ORDER BY i.waited DESC, i.created_at, i.id LIMIT 1;
  -- Whoever facilitates must be able to come, and so must the owner of that consultation. Most who can gladly, then most who can, then fewest
  -- who cannot, then what whoever proposed the times put first.
  SELECT s.* INTO best FROM public.date_slots s JOIN LATERAL (
      SELECT count(*) FILTER (WHERE a.answer = 'YES') AS gladly, count(*) FILTER (WHERE a.answer <> 'NO') AS can,
        count(*) FILTER (WHERE a.answer = 'NO') AS cannot, coalesce(bool_or(a.answer = 'NO' AND a.seat_id IN (it.facilitator_id, consulted)), false) AS lacks_somebody
      FROM public.date_answers a JOIN public.seats k ON k.id = a.seat_id AND k.ended_at IS NULL AND k.on_leave_at IS NULL
      WHERE a.slot_id = s.id) c ON true
    WHERE s.poll_id = it.id AND s.starts_at > moment AND c.can >= 2 AND NOT c.lacks_somebody
      AND NOT EXISTS (SELECT 1 FROM public.meetings m WHERE m.network_id = it.network_id AND m.stage = 'CALLED'
        AND m.starts_at < s.ends_at AND s.starts_at < m.ends_at)
    ORDER BY c.gladly DESC, c.can DESC, c.cannot, s.preference, s.starts_at LIMIT 1;
  UPDATE public.date_polls p SET stage = CASE WHEN best.id IS NULL THEN 'NO_DATE' ELSE 'CHOSEN' END, closed_at = moment WHERE p.id = it.id;
  DELETE FROM public.date_answers a WHERE a.poll_id = it.id;
  FOR told IN WITH gone AS (DELETE FROM public.notices n WHERE n.network_id = it.network_id AND n.subject_id = it.id RETURNING n.person_id)
    SELECT DISTINCT g.person_id FROM gone g LOOP
    PERFORM pg_catalog.pg_notify('krets', 'n::' || told);
  END LOOP;
  IF best.id IS NULL THEN RETURN jsonb_build_object('kind', 'NO_DATE', 'id', it.id); END IF;
  -- As in meeting-times.policy.ts.
  ahead := best.starts_at - moment;
  opens := least(greatest(moment, best.starts_at - interval '168 hours'), best.starts_at);
  INSERT INTO public.meetings (id, network_id, called_by, client_id, called_at, stage, day, time, zone, minutes, starts_at, ends_at, place, link,
      protocol, preparation, facilitator_id, version, time_version, picks_open_at, picks_close_at, seed)
    SELECT fresh, it.network_id, it.made_by, it.id, moment, 'CALLED', best.day, best.time, 'Europe/Oslo', it.minutes, best.starts_at, best.ends_at,
      it.place, it.link, it.protocol, it.preparation,
      (SELECT k.id FROM public.seats k WHERE k.id = it.facilitator_id AND k.ended_at IS NULL), 1, 1, opens,
      CASE WHEN ahead < interval '4 hours' THEN opens ELSE best.starts_at - least(interval '24 hours', ahead / 2) END,
      replace(gen_random_uuid()::text, '-', '');
  RETURN jsonb_build_object('kind', 'CALLED', 'id', fresh);
END
$$;
REVOKE EXECUTE ON FUNCTION app.decide_dates(poll uuid, moment timestamp with time zone) FROM PUBLIC;
