-- Deletes the account of the person of the request and what belongs to nobody else.
CREATE OR REPLACE FUNCTION app.delete_account()
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NOT app.has_fresh_proof() THEN RAISE insufficient_privilege USING CONSTRAINT = 'proof_required'; END IF;
  DELETE FROM public.drafts WHERE person_id = app.me();
  DELETE FROM public.read_marks WHERE person_id = app.me();
  DELETE FROM public.notices WHERE person_id = app.me();
  DELETE FROM public.room_notice_choices WHERE person_id = app.me();
  DELETE FROM public.thread_notice_choices WHERE person_id = app.me();
  DELETE FROM public.saved_items WHERE person_id = app.me();
  DELETE FROM public.calendar_feeds WHERE person_id = app.me();
  DELETE FROM public.meeting_invitations WHERE person_id = app.me();
  DELETE FROM public.private_notes WHERE person_id = app.me();
  DELETE FROM public.raised_hands WHERE person_id = app.me();
  DELETE FROM public.chat_read_marks WHERE person_id = app.me();
  DELETE FROM public.saved_meeting_places WHERE person_id = app.me();
  DELETE FROM public.entry_editors WHERE person_id = app.me();
  DELETE FROM public.needs WHERE person_id = app.me();
  DELETE FROM public.need_questions WHERE person_id = app.me();
  DELETE FROM public.need_requests WHERE asked_by = app.me();
  PERFORM app.withdraw_signup(s.occurrence_id) FROM (SELECT u.occurrence_id FROM public.signups u WHERE u.person_id = app.me() ORDER BY 1) s;
  DELETE FROM public.coffee_pairs WHERE app.me() = ANY (people);
  DELETE FROM public.coffee_blocks b WHERE b.person_id = app.me() OR b.apart_from IN (SELECT a.email FROM public.accounts a WHERE a.person_id = app.me());
  DELETE FROM public.known_browsers WHERE person_id = app.me();
  PERFORM app.withdraw_application(a.id) FROM public.applications a WHERE a.person_id = app.me() AND a.state IN ('APPLIED', 'WAITING');
  UPDATE public.applications SET reason = '', answers = '{}' WHERE person_id = app.me();
  DELETE FROM public.invitations i USING public.accounts a WHERE a.person_id = app.me() AND i.email = a.email;
  DELETE FROM public.sign_in_codes c USING public.accounts a WHERE a.person_id = app.me() AND c.email = a.email;
  DELETE FROM public.sessions WHERE person_id = app.me();
  DELETE FROM public.accounts WHERE person_id = app.me();
  UPDATE public.people SET name = '', role_title = '', orgnr = NULL, county = NULL WHERE id = app.me();
END
$$;
