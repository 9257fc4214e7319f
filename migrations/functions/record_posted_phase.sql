-- Notes in which phase a participant has posted last.
CREATE OR REPLACE FUNCTION app.record_posted_phase()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NEW.kind <> 'PROCESS_NOTE' THEN
    UPDATE public.consultation_participants SET last_posted_phase = NEW.phase_seq
     WHERE consultation_id = NEW.consultation_id AND person_id = NEW.author_id AND last_posted_phase < NEW.phase_seq;
  END IF;
  RETURN NEW;
END
$$;
