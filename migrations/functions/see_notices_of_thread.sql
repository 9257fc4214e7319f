-- What is read in a thread is read everywhere.
CREATE OR REPLACE FUNCTION app.see_notices_of_thread()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  UPDATE public.notices SET seen_at = now() WHERE person_id = NEW.person_id AND challenge_id = NEW.challenge_id AND seen_at IS NULL
    AND ((kind IN ('MENTIONED', 'ANSWER', 'REPLY', 'FOLLOWED') AND seq <= NEW.seq) OR kind = 'NEW_THREAD');
  RETURN NULL;
END
$$;
