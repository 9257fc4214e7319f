-- Schedules the making of a data export.
CREATE OR REPLACE FUNCTION app.queue_export(export uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  asked public.data_exports%ROWTYPE;
BEGIN
  SELECT * INTO asked FROM public.data_exports e WHERE e.id = queue_export.export AND e.person_id = app.me() AND e.state = 'WAITING';
  IF asked.id IS NULL THEN RETURN; END IF;
  PERFORM app.write_schedule(coalesce(asked.network_id, asked.id), asked.id, asked.person_id, 0, ARRAY['owndata.export'],
    jsonb_build_object('owndata.export', now()), '{}');
END
$$;
REVOKE EXECUTE ON FUNCTION app.queue_export(export uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.queue_export TO krets_app;
