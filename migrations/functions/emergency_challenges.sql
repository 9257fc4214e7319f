-- A page of the challenges that emergency access shows. Rows beyond the last tell that there are more; an empty object is a refusal.
CREATE OR REPLACE FUNCTION app.emergency_challenges(opening uuid, first_rows integer, after_id uuid)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  room uuid := app.emergency_room(opening);
  seen jsonb;
BEGIN
  IF room IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', room::text, true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'situation', p.situation, 'role', p.role,
      'createdAt', p.created_at) ORDER BY p.created_at, p.id), '[]') INTO seen
    FROM (SELECT c.* FROM public.challenges c WHERE c.network_id = room AND c.withdrawn_at IS NULL
            AND (after_id IS NULL OR (c.created_at, c.id) > (SELECT a.created_at, a.id FROM public.challenges a
              WHERE a.id = after_id AND a.network_id = room))
          ORDER BY c.created_at, c.id LIMIT least(first_rows, 101)) p;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN jsonb_build_object('rows', seen);
END
$$;
