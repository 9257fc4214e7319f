-- When time next brings something to a meeting: choosing opens or closes, it may begin, the time of a part is up, it is over, nobody has
-- begun it and a day has gone since, or its minutes are final. Null when nothing is to come. `run`: the meeting under way, with nulls when it has not begun.
CREATE OR REPLACE FUNCTION app.meeting_due_at(m public.meetings, run public.meeting_runs)
RETURNS timestamp with time zone LANGUAGE sql STABLE SET search_path = ''
AS $$
SELECT CASE
  WHEN m.stage IN ('LAPSED', 'CANCELLED') THEN NULL
  WHEN m.stage = 'OVER' THEN (SELECT min(t) FROM unnest(ARRAY[CASE WHEN run.meeting_id IS NULL THEN m.ends_at + interval '24 hours' END, m.ends_at + interval '168 hours']) t
    WHERE t > coalesce(m.told_until, m.called_at))
  WHEN run.meeting_id IS NULL THEN (SELECT min(t) FROM unnest(ARRAY[m.picks_open_at, m.picks_close_at, m.starts_at - interval '30 minutes', m.starts_at, m.ends_at]) t
    WHERE t > coalesce(m.told_until, m.called_at) OR t = m.ends_at)
  WHEN run.ended_at IS NOT NULL THEN run.ended_at
  -- Later than the pages that are open move it on, so that they do it where there are any.
  ELSE least(m.ends_at + interval '2 hours', run.step_ends_at + CASE WHEN run.steps -> run.step ->> 'kind' IN ('AGENDA', 'TRIOS') THEN interval '5 seconds'
    WHEN run.extensions >= 2 THEN interval '1 minute' ELSE interval '25 seconds' END) END
$$;
REVOKE EXECUTE ON FUNCTION app.meeting_due_at(m public.meetings, run public.meeting_runs) FROM PUBLIC;
