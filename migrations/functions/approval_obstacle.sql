-- Why one administrator may not approve the request of another; null when they may.
CREATE OR REPLACE FUNCTION app.approval_obstacle(asker uuid, agreer uuid)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  one public.administrators%ROWTYPE;
  other public.administrators%ROWTYPE;
  outer_person text := current_setting('app.administered_person', true);
  obstacle text;
BEGIN
  IF NOT app.am_administrator() THEN RETURN ''; END IF;
  PERFORM set_config('app.administered_person', 'all', true);
  SELECT a.* INTO one FROM public.administrators a JOIN public.accounts c ON c.person_id = a.person_id AND c.is_administrator
    AND c.disabled_at IS NULL WHERE a.person_id = approval_obstacle.asker;
  SELECT a.* INTO other FROM public.administrators a JOIN public.accounts c ON c.person_id = a.person_id AND c.is_administrator
    AND c.disabled_at IS NULL WHERE a.person_id = approval_obstacle.agreer;
  obstacle := CASE
    WHEN one.person_id IS NULL OR other.person_id IS NULL THEN 'GONE'
    WHEN one.person_id = other.person_id THEN 'OWN'
    WHEN one.appointed_by = other.person_id OR other.appointed_by = one.person_id THEN 'APPOINTED_EACH_OTHER'
    WHEN app.appointment_origin(one.person_id) = app.appointment_origin(other.person_id)
      OR (one.appointed_by IS NOT DISTINCT FROM other.appointed_by
          AND greatest(one.appointed_at, other.appointed_at) > now() - interval '30 days') THEN 'SAME_SOURCE' END;
  PERFORM set_config('app.administered_person', coalesce(outer_person, ''), true);
  RETURN obstacle;
END
$$;
