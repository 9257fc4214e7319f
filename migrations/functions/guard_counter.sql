-- Only a facilitator changes how many seats a network has.
CREATE OR REPLACE FUNCTION app.guard_counter()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF NOT (NEW.network_id = ANY (app.my_facilitated_networks())) THEN RAISE insufficient_privilege; END IF;
  RETURN NEW;
END
$$;
