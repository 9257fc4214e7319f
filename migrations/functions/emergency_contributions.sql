-- A page of the contributions to one challenge that emergency access shows.
CREATE OR REPLACE FUNCTION app.emergency_contributions(opening uuid, challenge uuid, first_rows integer, after_key text)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  room uuid := app.emergency_room(opening);
  seen jsonb;
BEGIN
  IF room IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', room::text, true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'body', p.body, 'createdAt', p.created_at,
      'by', p.role_title, 'path', p.path) ORDER BY p.path_key), '[]') INTO seen
    FROM (SELECT k.*, s.role_title FROM public.contributions k JOIN public.seats s ON s.id = k.seat_id
            JOIN public.challenges c ON c.id = k.challenge_id AND c.withdrawn_at IS NULL
          WHERE k.challenge_id = emergency_contributions.challenge AND k.network_id = room
            AND (after_key IS NULL OR k.path_key > after_key COLLATE "C")
          ORDER BY k.path_key LIMIT least(first_rows, 101)) p;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN jsonb_build_object('rows', seen);
END
$$;
