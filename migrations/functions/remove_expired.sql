-- Deletes a batch of what has expired: sessions, codes, invitations, absent accounts. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.remove_expired()
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  part CONSTANT integer := 200;
  most integer := 0;
  done integer;
  absent uuid[];
  one uuid;
BEGIN
  IF app.me() IS NOT NULL OR NOT pg_try_advisory_xact_lock(7306) THEN RETURN false; END IF;
  PERFORM set_config('app.removing_expired', 'on', true);
  DELETE FROM public.sessions WHERE id IN (SELECT id FROM public.sessions LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.sign_in_codes WHERE id IN (SELECT id FROM public.sign_in_codes LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.known_browsers b WHERE (b.person_id, b.browser_hash) IN (SELECT k.person_id, k.browser_hash FROM public.known_browsers k LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.invitations WHERE id IN (SELECT id FROM public.invitations LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.notices WHERE id IN (SELECT id FROM public.notices LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.push_failures WHERE id IN (SELECT id FROM public.push_failures LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.entry_letters WHERE key_hash IN (SELECT key_hash FROM public.entry_letters LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.entry_faults WHERE id IN (SELECT id FROM public.entry_faults LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.review_answers WHERE id IN (SELECT id FROM public.review_answers LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.needs WHERE id IN (SELECT id FROM public.needs LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.need_questions WHERE id IN (SELECT id FROM public.need_questions LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.need_requests WHERE id IN (SELECT id FROM public.need_requests LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM limiter.points WHERE expire < extract(epoch FROM now()) * 1000;
  -- Those who have been away for a year and have sat nowhere for a year are forgotten, as if they had deleted their account.
  SELECT coalesce(array_agg(a.person_id), '{}') INTO absent FROM (
    SELECT a.person_id FROM public.accounts a WHERE NOT EXISTS (SELECT 1 FROM public.seats s
      WHERE s.person_id = a.person_id AND (s.ended_at IS NULL OR s.ended_at > now() - interval '1 year')) LIMIT part) a;
  PERFORM set_config('app.removing_expired', '', true);
  FOREACH one IN ARRAY absent LOOP
    PERFORM set_config('app.person_id', one::text, true), set_config('app.session_id', '', true);
    PERFORM app.delete_account();
  END LOOP;
  PERFORM set_config('app.person_id', '', true);
  RETURN greatest(most, cardinality(absent)) = part;
END
$$;
