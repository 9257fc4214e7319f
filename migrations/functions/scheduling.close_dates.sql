-- Ends a poll for a date whose time is up. Called by the job role, which learns no answer.
CREATE OR REPLACE FUNCTION scheduling.close_dates(network uuid, poll uuid)
RETURNS TABLE(id uuid, seq integer) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  answer jsonb;
  announced_seq integer;
BEGIN
  PERFORM set_config('app.maintenance_network', network::text, true);
  PERFORM 1 FROM public.network_counters c WHERE c.network_id = close_dates.network FOR UPDATE;
  answer := app.decide_dates(close_dates.poll, now());
  IF answer IS NOT NULL THEN
    UPDATE public.network_counters c SET journal_seq = c.journal_seq + 1 WHERE c.network_id = close_dates.network RETURNING c.journal_seq INTO announced_seq;
    INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
      VALUES (close_dates.network, announced_seq, 'MEETING', (answer ->> 'id')::uuid, answer ->> 'kind', now());
    PERFORM app.tell_members(close_dates.network, announced_seq, 'MEETING_' || (answer ->> 'kind'), (answer ->> 'id')::uuid, NULL, now());
    RETURN QUERY SELECT (answer ->> 'id')::uuid, announced_seq;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION scheduling.close_dates(network uuid, poll uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scheduling.close_dates TO krets_jobs;
