import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What falls due stands in the queue of graphile-worker, whose own migrations have made its schema. The role the server
 * runs as does not enter that schema: it sets the times of one subject in a room it sits in, through one function, in the
 * transaction they follow from.
 */
export class Queue1795478450000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      REVOKE ALL ON SCHEMA graphile_worker FROM PUBLIC;
      REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker FROM PUBLIC;

      -- What the worker asks for, and no more: it takes jobs, crosses them off and puts them back; it adds none.
      GRANT USAGE ON SCHEMA graphile_worker TO krets_jobs;
      GRANT SELECT, UPDATE, DELETE ON graphile_worker._private_jobs TO krets_jobs;
      GRANT SELECT, UPDATE ON graphile_worker._private_job_queues TO krets_jobs;
      GRANT SELECT, INSERT ON graphile_worker._private_tasks TO krets_jobs;
      GRANT EXECUTE ON FUNCTION graphile_worker.force_unlock_workers(text[]) TO krets_jobs;
      -- Not even when the rest falls due. What fails is put off by up to six hours, and must stay in sight.
      CREATE POLICY jobs_due ON graphile_worker._private_jobs TO krets_jobs USING (run_at < now() + interval '8 hours');
      CREATE POLICY tasks_known ON graphile_worker._private_tasks TO krets_jobs USING (true);

      -- Everything that is due for one subject: «sets» anew, «moves» what still waits, and drops the rest of «tasks».
      -- A key begins with the room, so that nobody can touch another room's. Ids and a number; never content.
      CREATE FUNCTION app.put_due(network uuid, subject uuid, person uuid, number integer, tasks text[], sets jsonb, moves jsonb)
      RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
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
      END $$;
      REVOKE EXECUTE ON FUNCTION app.put_due FROM PUBLIC;

      CREATE FUNCTION app.set_due(network uuid, subject uuid, person uuid, number integer, tasks text[], sets jsonb, moves jsonb)
      RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF NOT (network = ANY (app.my_networks())) THEN
          RAISE EXCEPTION 'permission denied' USING ERRCODE = 'insufficient_privilege';
        END IF;
        PERFORM app.put_due(network, subject, person, number, tasks, sets, moves);
      END $$;
      REVOKE EXECUTE ON FUNCTION app.set_due FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.set_due TO krets_app;

      ALTER TABLE due NO FORCE ROW LEVEL SECURITY;
      SELECT graphile_worker.add_job(
        task, json_build_object('subjectId', subject_id, 'networkId', network_id, 'personId', person_id, 'number', number),
        run_at := at, job_key := network_id || ':' || subject_id || ':' || task) FROM due;
      DROP TABLE due;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The queue holds what falls due.');
  }
}
