-- Networks in which the person may read. Called once per statement, never per row.
CREATE OR REPLACE FUNCTION app.my_networks()
RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT coalesce(app.cached('app.cached_networks'), app.find_networks()) $$;
