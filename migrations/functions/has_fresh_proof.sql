-- Whether the person has shown within ten minutes that they can still read their mail.
CREATE OR REPLACE FUNCTION app.has_fresh_proof()
RETURNS boolean LANGUAGE sql STABLE
AS $$
SELECT app.me() IS NOT NULL AND (coalesce(current_setting('app.session_id', true), '') = '' OR EXISTS (
  SELECT 1 FROM public.sessions s WHERE s.id = nullif(current_setting('app.session_id', true), '')::uuid AND s.person_id = app.me()
    AND s.proved_at > now() - interval '10 minutes'))
$$;
