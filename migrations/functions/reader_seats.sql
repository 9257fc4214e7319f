-- Seats that may see a challenge, among those the person may know of.
CREATE OR REPLACE FUNCTION app.reader_seats(challenge uuid)
RETURNS uuid[] LANGUAGE sql STABLE
AS $$
SELECT coalesce(array_agg(s.id), '{}')
FROM challenges c JOIN networks n ON n.id = c.network_id JOIN seats s ON s.network_id = c.network_id
WHERE c.id = reader_seats.challenge
  AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
  AND (c.withdrawn_at IS NULL OR c.owner_id = s.person_id) AND app.seat_sees_challenge(s, c)
$$;
