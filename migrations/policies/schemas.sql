GRANT USAGE ON SCHEMA public TO krets_app, krets_jobs;
GRANT USAGE ON SCHEMA app, limiter TO krets_app;
GRANT USAGE ON SCHEMA scheduling, mail TO krets_jobs;

-- The queue's own tables and functions come with graphile-worker. The job role takes, completes and reschedules jobs; it adds none.
REVOKE ALL ON SCHEMA graphile_worker FROM PUBLIC;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker FROM PUBLIC;
GRANT USAGE ON SCHEMA graphile_worker TO krets_jobs;
GRANT SELECT, UPDATE, DELETE ON graphile_worker._private_jobs TO krets_jobs;
GRANT SELECT, UPDATE ON graphile_worker._private_job_queues TO krets_jobs;
GRANT SELECT, INSERT ON graphile_worker._private_tasks TO krets_jobs;
GRANT EXECUTE ON FUNCTION graphile_worker.force_unlock_workers(text[]) TO krets_jobs;
-- Not even the job role sees jobs due later than that. A failed job is retried within six hours, and must stay visible.
CREATE POLICY jobs_due ON graphile_worker._private_jobs TO krets_jobs USING (run_at < now() + interval '8 hours');
CREATE POLICY tasks_known ON graphile_worker._private_tasks TO krets_jobs USING (true);
