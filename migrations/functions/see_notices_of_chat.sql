-- What is read in a chat is read everywhere.
CREATE OR REPLACE FUNCTION app.see_notices_of_chat()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  UPDATE public.notices SET seen_at = now() WHERE person_id = NEW.person_id AND network_id = NEW.network_id AND challenge_id IS NULL
    AND kind IN ('MENTIONED', 'CHAT') AND seq <= NEW.seq AND seen_at IS NULL;
  RETURN NULL;
END
$$;
