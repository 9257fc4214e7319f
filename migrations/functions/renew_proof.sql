-- Notes in the session that the person has shown that they can still read their mail.
CREATE OR REPLACE FUNCTION app.renew_proof(code uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE public.sessions s SET proved_at = now(), last_used_at = now()
    WHERE s.id::text = current_setting('app.session_id', true) AND s.person_id = app.me()
      AND EXISTS (SELECT 1 FROM public.sign_in_codes c JOIN public.accounts a ON a.email = c.email
                  WHERE c.id = code AND c.used_at = now() AND a.person_id = app.me()
                    AND c.asker_hash = encode(sha256(convert_to('session ' || s.id::text, 'UTF8')), 'hex'));
  RETURN FOUND;
END
$$;
