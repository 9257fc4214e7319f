-- The second administrator approves emergency access. The same transaction writes it in the room's log.
CREATE OR REPLACE FUNCTION app.approve_emergency_access(opening uuid)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  o public.emergency_accesses%ROWTYPE;
  told jsonb;
  announced_seq integer;
  network_name text;
BEGIN
  IF NOT app.am_administrator() THEN RETURN '{}'; END IF;
  UPDATE public.emergency_accesses SET approved_by = app.me(), approved_at = now(), expires_at = now() + make_interval(hours => hours)
    WHERE id = opening AND requested_by <> app.me() AND approved_at IS NULL AND requested_at > now() - interval '24 hours' RETURNING * INTO o;
  IF o.id IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', o.network_id::text, true);
  SELECT name INTO network_name FROM public.networks WHERE id = o.network_id;
  IF network_name IS NULL THEN RAISE insufficient_privilege; END IF;
  INSERT INTO public.room_log (id, network_id, at, kind, reason, detail)
    VALUES (gen_random_uuid(), o.network_id, now(), 'EMERGENCY_ACCESS_OPENED', o.reason, o.hours::text);
  UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = o.network_id RETURNING journal_seq INTO announced_seq;
  INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
    VALUES (o.network_id, announced_seq, 'NETWORK', o.network_id, 'OPENED', now());
  PERFORM app.tell_members(o.network_id, announced_seq, 'NETWORK_OPENED', o.network_id, NULL, now());
  SELECT coalesce(jsonb_agg(jsonb_build_object('email', a.email, 'language', a.language)), '[]') INTO told
    FROM public.accounts a JOIN public.seats s ON s.person_id = a.person_id WHERE s.network_id = o.network_id AND s.ended_at IS NULL;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN jsonb_build_object('networkId', o.network_id, 'networkName', network_name, 'seq', announced_seq, 'reason', o.reason,
    'hours', o.hours, 'addresses', told);
END
$$;
