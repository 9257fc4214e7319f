-- Challenges hidden from the person. Called once per statement, never per row.
CREATE OR REPLACE FUNCTION app.my_hidden_challenges()
RETURNS uuid[] LANGUAGE sql STABLE
AS $$ SELECT coalesce(app.cached('app.cached_hidden_challenges'), app.find_hidden_challenges()) $$;
