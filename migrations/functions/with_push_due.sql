-- Which of these people have a device that something is to be sent to. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.with_push_due(people uuid[])
RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found uuid[];
BEGIN
  IF app.me() IS NOT NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT array_agg(DISTINCT p.person_id) INTO found FROM public.push_subscriptions p WHERE p.due_at <= now() AND p.person_id = ANY (people);
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '{}');
END
$$;
REVOKE EXECUTE ON FUNCTION app.with_push_due(people uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.with_push_due TO krets_app;
