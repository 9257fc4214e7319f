-- `app.find_networks`, found once for the transaction. Called once per statement, never per row.
CREATE OR REPLACE FUNCTION app.my_networks()
RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT coalesce(app.cached('app.cached_networks'), app.find_networks()) $$;
