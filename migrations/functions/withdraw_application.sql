-- An applicant withdraws.
CREATE OR REPLACE FUNCTION app.withdraw_application(application uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  network uuid;
  done integer;
BEGIN
  SELECT a.network_id INTO network FROM public.applications a WHERE a.id = withdraw_application.application AND a.person_id = app.me();
  IF network IS NULL THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  -- Locks the counter first, as every change of an application does: another order could deadlock.
  PERFORM 1 FROM public.network_counters WHERE network_id = network FOR UPDATE;
  UPDATE public.applications SET state = 'WITHDRAWN', place = NULL WHERE id = withdraw_application.application AND state IN ('APPLIED', 'WAITING');
  GET DIAGNOSTICS done = ROW_COUNT;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done > 0;
END
$$;
