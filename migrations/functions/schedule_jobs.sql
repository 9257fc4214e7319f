-- Schedules the jobs of one subject in a network the person sits in.
CREATE OR REPLACE FUNCTION app.schedule_jobs(network uuid, subject uuid, person uuid, number integer, tasks text[], sets jsonb, moves jsonb)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN
    RAISE EXCEPTION 'permission denied' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM app.write_schedule(network, subject, person, number, tasks, sets, moves);
END
$$;
REVOKE EXECUTE ON FUNCTION app.schedule_jobs(network uuid, subject uuid, person uuid, number integer, tasks text[], sets jsonb, moves jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.schedule_jobs TO krets_app;
