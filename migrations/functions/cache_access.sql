-- Caches the networks, the seats and the hidden challenges of the person for the rest of the transaction.
CREATE OR REPLACE FUNCTION app.cache_access()
RETURNS void LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM set_config('app.cached_networks', app.find_networks()::text, true), set_config('app.cached_hidden_challenges', app.find_hidden_challenges()::text, true),
    set_config('app.cached_seated_networks', app.find_seated_networks()::text, true),
    set_config('app.cached_for', coalesce(current_setting('app.person_id', true), ''), true);
END
$$;
