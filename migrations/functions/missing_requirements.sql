-- The form requirements a network does not meet yet.
CREATE OR REPLACE FUNCTION app.missing_requirements(network uuid)
RETURNS text[] LANGUAGE sql STABLE SET search_path = public
AS $$
SELECT array_remove(ARRAY[
  CASE WHEN btrim(n.purpose) = '' THEN 'F1' END,
  CASE WHEN cardinality(c.basis) = 0 OR btrim(c.seats_for) = '' THEN 'F2' END,
  CASE WHEN n.seats_warn > k.seats_max OR n.seats_min > k.seats_max THEN 'F3' END,
  CASE WHEN n.organiser_type IS NULL OR n.organiser_name IS NULL OR n.organiser_orgnr IS NULL THEN 'F4' END,
  CASE WHEN c.rotation = 'NONE' AND NOT EXISTS (SELECT 1 FROM seats s WHERE s.network_id = n.id AND s.role = 'FACILITATOR'
              AND s.ended_at IS NULL AND s.on_leave_at IS NULL) THEN 'F5' END,
  CASE WHEN c.every_weeks IS NULL OR c.minutes IS NULL OR coalesce(btrim(c.place), '') = ''
         OR (SELECT count(*) FROM (SELECT d FROM unnest(n.next_dates) d WHERE d >= current_date
               UNION SELECT m.day FROM meetings m WHERE m.network_id = n.id AND m.stage = 'CALLED' AND m.day >= current_date) days) < 2 THEN 'F6' END,
  CASE WHEN c.protocol IS NULL THEN 'F7' END,
  CASE WHEN btrim(c.expectations) = '' OR app.charter_awaits_acceptance(n.id) THEN 'F9' END,
  CASE WHEN n.programme_id IS NULL OR n.similar_seen_at IS NULL THEN 'F10' END,
  CASE WHEN n.review_by IS NULL OR n.review_by < current_date OR n.review_by > current_date + interval '12 months' THEN 'F11' END,
  CASE WHEN (SELECT count(*) FROM seats s WHERE s.network_id = n.id AND s.ended_at IS NULL
              AND s.charter_version = n.charter_version) < n.seats_min THEN 'F12' END
], NULL)
FROM networks n JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version
JOIN network_counters k ON k.network_id = n.id WHERE n.id = missing_requirements.network
$$;
