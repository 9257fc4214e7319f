-- Whether more people may see the second challenge than the first.
CREATE OR REPLACE FUNCTION app.widens_audience(source uuid, target uuid)
RETURNS boolean LANGUAGE sql STABLE
AS $$
SELECT EXISTS (SELECT 1 FROM public.challenges f JOIN public.challenges t ON t.id = widens_audience.target
  WHERE f.id = widens_audience.source AND (
    (f.hidden_from_orgnr IS NOT NULL AND t.hidden_from_orgnr IS DISTINCT FROM f.hidden_from_orgnr)
    OR EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = f.network_id AND s.ended_at IS NULL
      AND NOT app.seat_sees_challenge(s, f) AND app.seat_sees_challenge(s, t))))
$$;
