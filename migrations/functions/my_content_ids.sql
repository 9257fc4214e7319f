-- Ids of what the person has written, of one kind, in order.
CREATE OR REPLACE FUNCTION app.my_content_ids(kind text)
RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  me uuid := app.me();
  found uuid[];
BEGIN
  IF me IS NULL THEN RETURN '{}'; END IF;
  CASE my_content_ids.kind
    WHEN 'challenges' THEN SELECT array_agg(c.id ORDER BY c.created_at, c.id) INTO found FROM public.challenges c WHERE c.owner_id = me;
    WHEN 'contributions' THEN SELECT array_agg(k.id ORDER BY k.created_at, k.id) INTO found FROM public.contributions k WHERE k.author_id = me;
    WHEN 'messages' THEN SELECT array_agg(m.id ORDER BY m.created_at, m.id) INTO found FROM public.messages m WHERE m.author_id = me;
    WHEN 'resources' THEN SELECT array_agg(r.id ORDER BY r.at, r.id) INTO found FROM (
      SELECT v.resource_id AS id, min(v.made_at) AS at FROM public.resource_versions v WHERE v.author_id = me GROUP BY v.resource_id) r;
    WHEN 'applications' THEN SELECT array_agg(a.id ORDER BY a.applied_at, a.id) INTO found FROM public.applications a WHERE a.person_id = me;
    WHEN 'consultations' THEN SELECT array_agg(p.id ORDER BY p.created_at, p.id) INTO found FROM public.consultation_posts p WHERE p.author_id = me;
    WHEN 'agendaItems' THEN SELECT array_agg(i.id ORDER BY i.created_at, i.id) INTO found FROM public.agenda_items i WHERE i.owner_id = me;
    WHEN 'privateNotes' THEN SELECT array_agg(n.consultation_id ORDER BY n.saved_at) INTO found FROM public.private_notes n WHERE n.person_id = me;
    ELSE RETURN '{}';
  END CASE;
  RETURN coalesce(found, '{}');
END
$$;
REVOKE EXECUTE ON FUNCTION app.my_content_ids(kind text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_content_ids TO krets_app;
