ALTER TABLE outgoing_mail ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT (kind, state, attempts, failure, created_at, next_attempt_at, ended_at), INSERT (id, kind, recipient, payload) ON outgoing_mail TO krets_app;
GRANT SELECT, UPDATE (recipient, payload, state, attempts, failure, next_attempt_at, ended_at, claimed_by, claimed_until), DELETE ON outgoing_mail TO krets_jobs;

CREATE POLICY outgoing_mail_late ON outgoing_mail FOR SELECT TO krets_app
  USING ((attempts > 0 OR created_at < (now() - interval '10 minutes')) AND (SELECT app.am_administrator()));

CREATE POLICY outgoing_mail_write ON outgoing_mail FOR INSERT TO krets_app
  WITH CHECK (app.me() IS NOT NULL);

CREATE POLICY outgoing_mail_attempt ON outgoing_mail FOR UPDATE TO krets_jobs
  USING (state = 'WAITING')
  WITH CHECK (true);

CREATE POLICY outgoing_mail_delivered ON outgoing_mail FOR DELETE TO krets_jobs
  USING (state = 'WAITING' OR ended_at < (now() - interval '90 days'));

CREATE POLICY outgoing_mail_due ON outgoing_mail FOR SELECT TO krets_jobs
  USING (next_attempt_at < (now() + interval '25 hours'));
