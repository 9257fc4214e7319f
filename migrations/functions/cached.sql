-- The value that app.cache_access has cached, if it was cached for the person the transaction acts as now.
CREATE OR REPLACE FUNCTION app.cached(what text)
RETURNS uuid[] LANGUAGE sql STABLE
AS $$
SELECT CASE WHEN current_setting('app.cached_for', true) = current_setting('app.person_id', true)
       AND current_setting('app.cached_for', true) <> ''
  THEN current_setting(what, true)::uuid[] END
$$;
