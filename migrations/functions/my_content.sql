-- What the person has written, of one kind, for the export of their data.
CREATE OR REPLACE FUNCTION app.my_content(kind text, ids uuid[])
RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  me uuid := app.me();
  contents jsonb;
BEGIN
  IF me IS NULL THEN RETURN '[]'; END IF;
  CASE my_content.kind
    WHEN 'challenges' THEN
      SELECT jsonb_agg(jsonb_build_object('id', c.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = c.seat_id),
        'title', c.title, 'situation', c.situation, 'role', c.role, 'pullA', c.pull_a, 'pullB', c.pull_b, 'tried', c.tried,
        'status', c.status, 'statusNote', c.status_note,
        'createdAt', c.created_at, 'editedAt', c.edited_at, 'withdrawnAt', c.withdrawn_at,
        'earlier', (SELECT coalesce(jsonb_agg(v.content ORDER BY v.version), '[]') FROM public.challenge_versions v WHERE v.challenge_id = c.id))
        ORDER BY c.created_at, c.id) INTO contents
      FROM public.challenges c WHERE c.id = ANY (my_content.ids) AND c.owner_id = me;
    WHEN 'contributions' THEN
      SELECT jsonb_agg(jsonb_build_object('id', k.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = k.seat_id),
        'kind', k.kind, 'body', coalesce(h.body, k.body), 'link', coalesce(h.link, k.link), 'createdAt', k.created_at,
        'editedAt', k.edited_at, 'withdrawnAt', k.withdrawn_at,
        'pictures', (SELECT coalesce(jsonb_agg(p.alt ORDER BY p.place), '[]') FROM public.contribution_images p WHERE p.contribution_id = k.id),
        'earlier', (SELECT coalesce(jsonb_agg(v.body ORDER BY v.version), '[]') FROM public.contribution_versions v WHERE v.contribution_id = k.id))
        ORDER BY k.created_at, k.id) INTO contents
      FROM public.contributions k LEFT JOIN public.hidden_contributions h ON h.contribution_id = k.id
      WHERE k.id = ANY (my_content.ids) AND k.author_id = me;
    WHEN 'messages' THEN
      SELECT jsonb_agg(jsonb_build_object('id', m.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = m.seat_id),
        'body', coalesce(w.body, m.body), 'createdAt', m.created_at, 'withdrawnAt', m.withdrawn_at,
        'pictures', (SELECT coalesce(jsonb_agg(p.alt ORDER BY p.place), '[]') FROM public.message_images p WHERE p.message_id = m.id))
        ORDER BY m.created_at, m.id) INTO contents
      FROM public.messages m LEFT JOIN public.withdrawn_messages w ON w.message_id = m.id
      WHERE m.id = ANY (my_content.ids) AND m.author_id = me;
    WHEN 'resources' THEN
      SELECT jsonb_agg(jsonb_build_object('id', v.resource_id, 'title', v.title, 'why', v.why, 'link', v.link, 'body', v.body, 'change', v.change,
        'madeAt', v.made_at) ORDER BY v.made_at) INTO contents
      FROM public.resource_versions v WHERE v.resource_id = ANY (my_content.ids) AND v.author_id = me;
    WHEN 'applications' THEN
      SELECT jsonb_agg(jsonb_build_object('id', a.id, 'network', a.network_name, 'state', a.state, 'reason', a.reason,
        'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('question', x.question, 'answer', x.answer) ORDER BY x.n), '[]')
          FROM ROWS FROM (unnest(a.questions), unnest(a.answers)) WITH ORDINALITY x (question, answer, n))) ORDER BY a.applied_at, a.id) INTO contents
      FROM public.applications a WHERE a.id = ANY (my_content.ids) AND a.person_id = me;
    WHEN 'consultations' THEN
      SELECT jsonb_agg(jsonb_build_object('id', p.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = p.seat_id),
        'as', p.role, 'phase', p.phase_seq, 'kind', p.kind, 'body', p.body, 'link', p.link, 'dueOn', p.due_on,
        'createdAt', p.created_at, 'withdrawnAt', p.withdrawn_at) ORDER BY p.created_at, p.id) INTO contents
      FROM public.consultation_posts p WHERE p.id = ANY (my_content.ids) AND p.author_id = me;
    WHEN 'agendaItems' THEN
      SELECT jsonb_agg(jsonb_build_object('id', i.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = i.seat_id),
        'kind', i.kind, 'title', i.title, 'minutes', i.minutes, 'decideBy', i.decide_by, 'createdAt', i.created_at,
        'withdrawnAt', i.withdrawn_at) ORDER BY i.created_at, i.id) INTO contents
      FROM public.agenda_items i WHERE i.id = ANY (my_content.ids) AND i.owner_id = me;
    WHEN 'privateNotes' THEN
      SELECT jsonb_agg(jsonb_build_object('id', n.consultation_id, 'content', n.content, 'savedAt', n.saved_at) ORDER BY n.saved_at) INTO contents
      FROM public.private_notes n WHERE n.consultation_id = ANY (my_content.ids) AND n.person_id = me;
    ELSE RETURN '[]';
  END CASE;
  RETURN coalesce(contents, '[]');
END
$$;
REVOKE EXECUTE ON FUNCTION app.my_content(kind text, ids uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_content TO krets_app;
