-- What app.cache_access has kept, if it was kept for the person the transaction acts as now.
CREATE OR REPLACE FUNCTION app.cached(what text)
RETURNS uuid[] LANGUAGE sql STABLE
AS $$
SELECT CASE WHEN current_setting('app.cached_for', true) = current_setting('app.person_id', true)
       AND current_setting('app.cached_for', true) <> ''
  THEN current_setting(what, true)::uuid[] END
$$;
