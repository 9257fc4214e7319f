-- Networks in which the person has a seat. Called once per statement, never per row.
CREATE OR REPLACE FUNCTION app.my_seated_networks()
RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT coalesce(app.cached('app.cached_seated_networks'), app.find_seated_networks()) $$;
