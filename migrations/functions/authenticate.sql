-- Sets the identity of the transaction from a session token. Without a valid session there is no person.
CREATE OR REPLACE FUNCTION app.authenticate(token_hash text, OUT person_id uuid, OUT session_id uuid, OUT proved boolean, OUT unused boolean)
LANGUAGE plpgsql
AS $$
DECLARE
  writes boolean := current_setting('transaction_read_only') = 'off';
  used_at timestamptz;
BEGIN
  PERFORM set_config('app.access_key', authenticate.token_hash, true);
  IF writes AND authenticate.token_hash <> '' THEN
    PERFORM pg_advisory_xact_lock_shared(app.person_lock_key(s.person_id)) FROM public.sessions s WHERE s.token_hash = authenticate.token_hash;
  END IF;
  SELECT s.person_id, s.id, s.proved_at > now() - interval '10 minutes', s.last_used_at
    INTO authenticate.person_id, authenticate.session_id, authenticate.proved, used_at
    FROM public.sessions s
    WHERE s.token_hash = authenticate.token_hash AND s.expires_at > now() AND s.last_used_at > now() - interval '14 days';
  PERFORM set_config('app.person_id', coalesce(authenticate.person_id::text, ''), true),
    set_config('app.session_id', coalesce(authenticate.session_id::text, ''), true);
  IF authenticate.person_id IS NULL THEN RETURN; END IF;
  -- An administrator's session lasts half a day.
  PERFORM 1 FROM public.accounts a WHERE a.person_id = authenticate.person_id AND a.disabled_at IS NULL
    AND (NOT a.is_administrator OR used_at > now() - interval '12 hours');
  IF NOT FOUND THEN
    authenticate.person_id := NULL;
    authenticate.session_id := NULL;
    PERFORM set_config('app.person_id', '', true), set_config('app.session_id', '', true);
    RETURN;
  END IF;
  authenticate.unused := used_at < now() - interval '1 hour';
  IF NOT writes THEN PERFORM app.cache_access(); END IF;
END
$$;
