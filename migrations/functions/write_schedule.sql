-- Writes the jobs of one subject. The key begins with the network, so that nobody reaches the jobs of another.
CREATE OR REPLACE FUNCTION app.write_schedule(network uuid, subject uuid, person uuid, number integer, tasks text[], sets jsonb, moves jsonb)
RETURNS void LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  stem text := network || ':' || subject || ':';
  one record;
BEGIN
  FOR one IN SELECT j.id, j.key, moves ->> substr(j.key, length(stem) + 1) AS at FROM graphile_worker.jobs j
             WHERE j.key = ANY (SELECT stem || task FROM unnest(tasks) task WHERE NOT sets ? task) LOOP
    IF one.at IS NULL THEN PERFORM graphile_worker.remove_job(one.key);
    ELSE PERFORM graphile_worker.reschedule_jobs(ARRAY[one.id], run_at := one.at::timestamptz);
    END IF;
  END LOOP;
  IF sets <> '{}' THEN
    PERFORM graphile_worker.add_jobs(array_agg((
      task, json_build_object('subjectId', subject, 'networkId', network, 'personId', person, 'number', number),
      NULL, at::timestamptz, NULL, stem || task, NULL, NULL)::graphile_worker.job_spec))
    FROM jsonb_each_text(sets) AS given (task, at);
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION app.write_schedule(network uuid, subject uuid, person uuid, number integer, tasks text[], sets jsonb, moves jsonb) FROM PUBLIC;
