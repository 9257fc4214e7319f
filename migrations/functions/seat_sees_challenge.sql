-- What a seat may see of a challenge that is not withdrawn. No other function repeats this rule.
-- PostgreSQL inlines it, as long as it is not SECURITY DEFINER and sets nothing: a call for each row would be
-- 25 to 100 times slower.
CREATE OR REPLACE FUNCTION app.seat_sees_challenge(seat public.seats, challenge public.challenges)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
SELECT challenge.owner_id = seat.person_id
  OR ((seat.reads_from IS NULL OR challenge.created_at >= seat.reads_from) AND challenge.hidden_from_orgnr IS DISTINCT FROM seat.orgnr)
$$;
