-- Writes in the room's log that the network has closed or split.
CREATE OR REPLACE FUNCTION app.log_stage_change()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  INSERT INTO public.room_log (id, network_id, at, kind, detail) VALUES (gen_random_uuid(), NEW.id, now(), 'STAGE_CHANGED', NEW.stage);
  RETURN NULL;
END
$$;
