-- Removes the content and the reactions of the person from one network, or all, and announces it in each network.
CREATE OR REPLACE FUNCTION app.erase_my_content(network uuid)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  s record;
  told jsonb := '[]';
  announced_seq integer;
BEGIN
  FOR s IN SELECT DISTINCT ON (network_id) network_id, id FROM public.seats
           WHERE person_id = app.me() AND (erase_my_content.network IS NULL OR network_id = erase_my_content.network)
           ORDER BY network_id, taken_at DESC LOOP
    -- Announces nothing where nothing changes.
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM public.contributions WHERE author_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.challenges WHERE owner_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.messages WHERE author_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.resources WHERE added_by = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.consultation_posts WHERE author_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.agenda_items WHERE owner_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.agenda_words WHERE person_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.next_steps WHERE person_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.private_notes WHERE person_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.reactions WHERE person_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.contribution_reactions WHERE person_id = app.me() AND network_id = s.network_id);
    PERFORM set_config('app.maintenance_network', s.network_id::text, true);
    UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = s.network_id RETURNING journal_seq INTO announced_seq;
    DELETE FROM public.contribution_versions v USING public.contributions k
      WHERE k.id = v.contribution_id AND k.author_id = app.me() AND k.network_id = s.network_id;
    DELETE FROM public.hidden_contributions h USING public.contributions k
      WHERE k.id = h.contribution_id AND k.author_id = app.me() AND k.network_id = s.network_id;
    UPDATE public.contributions SET body = '', link = NULL, resource_id = NULL, mentions = '{}', quoted_id = NULL, withdrawn_at = coalesce(withdrawn_at, now())
      WHERE author_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.challenge_versions v USING public.challenges c
      WHERE c.id = v.challenge_id AND c.owner_id = app.me() AND c.network_id = s.network_id;
    UPDATE public.challenges SET title = '–', situation = '', role = '', pull_a = NULL, pull_b = NULL, tried = NULL, status_note = NULL,
        withdrawn_at = coalesce(withdrawn_at, now()) WHERE owner_id = app.me() AND network_id = s.network_id;
    UPDATE public.threads t SET answers = (SELECT count(*) FROM public.contributions k JOIN public.challenges c ON c.id = k.challenge_id
        WHERE k.challenge_id = t.challenge_id AND k.author_id <> c.owner_id AND k.withdrawn_at IS NULL) WHERE t.network_id = s.network_id;
    UPDATE public.quotes SET answer = 'REFUSED', body = NULL WHERE author_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.withdrawn_messages w USING public.messages m
      WHERE m.id = w.message_id AND m.author_id = app.me() AND m.network_id = s.network_id;
    -- Pictures are deleted with the text: no file may remain that nobody can reach.
    UPDATE public.files SET delete_after = now() WHERE network_id = s.network_id AND (
      id IN (SELECT p.file_id FROM public.message_images p JOIN public.messages m ON m.id = p.message_id WHERE m.author_id = app.me())
      OR id IN (SELECT p.file_id FROM public.contribution_images p WHERE p.author_id = app.me())
      OR id IN (SELECT v.file_id FROM public.resource_versions v JOIN public.resources r ON r.id = v.resource_id
                WHERE r.added_by = app.me() AND v.author_id = app.me()));
    DELETE FROM public.message_images p USING public.messages m
      WHERE m.id = p.message_id AND m.author_id = app.me() AND m.network_id = s.network_id;
    DELETE FROM public.contribution_images WHERE author_id = app.me() AND network_id = s.network_id;
    UPDATE public.messages SET body = '', resource_id = NULL, mentions = '{}', withdrawn_at = coalesce(withdrawn_at, now())
      WHERE author_id = app.me() AND network_id = s.network_id;
    -- Resources that others have changed belong to the network; those only this person has worked on are withdrawn.
    UPDATE public.resources SET withdrawn_at = coalesce(withdrawn_at, now()) WHERE added_by = app.me() AND network_id = s.network_id;
    -- That the person has posted or passed stays: the phase depends on it.
    UPDATE public.consultation_posts SET body = '', link = NULL, due_on = NULL, withdrawn_at = coalesce(withdrawn_at, now())
      WHERE author_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.next_steps WHERE person_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.agenda_words WHERE person_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.date_answers WHERE person_id = app.me() AND network_id = s.network_id;
    UPDATE public.agenda_items SET title = '–', challenge_id = NULL, decide_by = NULL, withdrawn_at = coalesce(withdrawn_at, now())
      WHERE owner_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.notices n WHERE n.network_id = s.network_id AND (
      n.subject_id IN (SELECT k.id FROM public.contributions k WHERE k.author_id = app.me() AND k.network_id = s.network_id)
      OR n.subject_id IN (SELECT m.id FROM public.messages m WHERE m.author_id = app.me() AND m.network_id = s.network_id)
      OR n.challenge_id IN (SELECT c.id FROM public.challenges c WHERE c.owner_id = app.me() AND c.network_id = s.network_id));
    DELETE FROM public.saved_items i WHERE i.network_id = s.network_id AND (
      i.contribution_id IN (SELECT k.id FROM public.contributions k WHERE k.author_id = app.me() AND k.network_id = s.network_id)
      OR i.challenge_id IN (SELECT c.id FROM public.challenges c WHERE c.owner_id = app.me() AND c.network_id = s.network_id));
    DELETE FROM public.private_notes WHERE person_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.reactions WHERE person_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.contribution_reactions WHERE person_id = app.me() AND network_id = s.network_id;
    INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
      VALUES (s.network_id, announced_seq, 'SEAT', s.id, 'ERASED', now());
    told := told || jsonb_build_object('networkId', s.network_id, 'seatId', s.id, 'seq', announced_seq);
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN told;
END
$$;
