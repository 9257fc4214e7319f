-- Accepts a question about a need: an invitation to the person of the request from the facilitator who asked, and only now may that one know of them.
CREATE OR REPLACE FUNCTION app.accept_need_question(question uuid, token_hash text, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  r public.need_requests%ROWTYPE;
  address text := (SELECT a.email FROM public.accounts a WHERE a.person_id = app.me());
BEGIN
  IF address IS NULL OR accept_need_question.token_hash !~ '^[0-9a-f]{64}$' THEN RETURN false; END IF;
  PERFORM set_config('app.reading_needs', 'on', true);
  SELECT e.* INTO r FROM public.need_questions q JOIN public.need_requests e ON e.id = q.request_id
    WHERE q.id = accept_need_question.question AND q.person_id = app.me() AND q.answered_at IS NULL FOR UPDATE OF q;
  PERFORM set_config('app.reading_needs', '', true);
  IF r.id IS NULL THEN RETURN false; END IF;
  UPDATE public.need_questions SET answered_at = accept_need_question.moment, accepted = true WHERE id = accept_need_question.question;
  INSERT INTO public.invitations (id, network_id, made_by, role, email, token_hash, created_at, expires_at)
    VALUES (gen_random_uuid(), r.network_id, r.asked_by, 'MEMBER', address, accept_need_question.token_hash, accept_need_question.moment,
      accept_need_question.moment + interval '14 days');
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION app.accept_need_question(question uuid, token_hash text, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.accept_need_question TO krets_app;
