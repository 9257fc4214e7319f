-- People who may have to be sent a notice, a digest or a push: the first so many after `after_person`, by id. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.people_with_mail_due(first_rows integer, after_person uuid DEFAULT '00000000-0000-0000-0000-000000000000')
RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found uuid[];
BEGIN
  IF app.me() IS NOT NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT array_agg(e.person_id ORDER BY e.person_id) INTO found FROM (
    SELECT d.person_id FROM (
      (SELECT DISTINCT n.person_id FROM public.notices n WHERE n.mail_at <= now() AND n.seen_at IS NULL AND n.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT DISTINCT n.person_id FROM public.notices n WHERE n.push_at <= now() AND n.seen_at IS NULL AND n.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT DISTINCT p.person_id FROM public.push_subscriptions p WHERE p.due_at <= now() AND p.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT DISTINCT i.person_id FROM public.meeting_invitations i WHERE i.due_at <= now() AND i.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT a.person_id FROM public.accounts a WHERE a.digest <> 'NEVER' AND a.digest_at <= now() AND a.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT a.person_id FROM public.accounts a WHERE a.digest <> 'NEVER' AND a.digest_at IS NULL AND a.person_id > after_person ORDER BY 1 LIMIT first_rows)) d
    ORDER BY d.person_id LIMIT first_rows) e;
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '{}');
END
$$;
REVOKE EXECUTE ON FUNCTION app.people_with_mail_due(first_rows integer, after_person uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.people_with_mail_due TO krets_app;
