-- Seats waiting applicants, in order, while there are free seats.
CREATE OR REPLACE FUNCTION app.seat_next_waiting(network uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  first uuid;
BEGIN
  LOOP
    SELECT a.id INTO first FROM public.applications a JOIN public.network_counters k ON k.network_id = a.network_id
      JOIN public.networks n ON n.id = a.network_id
      WHERE a.network_id = seat_next_waiting.network AND a.state = 'WAITING' AND k.seats_taken < k.seats_max
        AND n.stage NOT IN ('SPLIT', 'CLOSED') ORDER BY a.place LIMIT 1;
    EXIT WHEN first IS NULL;
    PERFORM app.seat_applicant(seat_next_waiting.network, first, NULL);
  END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION app.seat_next_waiting(network uuid) FROM PUBLIC;
