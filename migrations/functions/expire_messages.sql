-- Deletes a batch of messages that are older than the retention of their network.
CREATE OR REPLACE FUNCTION app.expire_messages()
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  gone uuid[] := '{}';
  days integer;
BEGIN
  FOREACH days IN ARRAY ARRAY[30, 90, 180, 365] LOOP
    gone := gone || ARRAY (SELECT m.id FROM public.messages m
      WHERE m.retention_days = days AND m.created_at < now() - make_interval(days => days)
      ORDER BY m.created_at LIMIT 1000 - cardinality(gone) FOR UPDATE SKIP LOCKED);
  END LOOP;
  UPDATE public.files SET delete_after = now()
    WHERE id IN (SELECT p.file_id FROM public.message_images p WHERE p.message_id = ANY (gone));
  DELETE FROM public.messages WHERE id = ANY (gone);
  RETURN cardinality(gone) = 1000;
END
$$;
