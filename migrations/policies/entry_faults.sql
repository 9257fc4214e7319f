-- Anybody may tell of a fault, also without signing in. Those who may change the entry read it, and administrators.
ALTER TABLE entry_faults ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, entry_id, body, reported_at), UPDATE (told_at, answered_at) ON entry_faults TO krets_app;

CREATE POLICY entry_faults_report ON entry_faults FOR INSERT TO krets_app
  WITH CHECK (EXISTS (SELECT 1 FROM open.entries e WHERE e.id = entry_faults.entry_id AND e.status <> 'CLOSED'));

CREATE POLICY entry_faults_read ON entry_faults FOR SELECT TO krets_app
  USING (entry_id IN (SELECT e.entry_id FROM entry_editors e WHERE e.person_id = (SELECT app.me())) OR (SELECT app.am_administrator()));

CREATE POLICY entry_faults_answer ON entry_faults FOR UPDATE TO krets_app
  USING (entry_id IN (SELECT e.entry_id FROM entry_editors e WHERE e.person_id = (SELECT app.me())) OR (SELECT app.am_administrator()));

CREATE POLICY entry_faults_due ON entry_faults FOR SELECT TO krets_owner
  USING (app.is_finding_mail());

CREATE POLICY entry_faults_expired ON entry_faults TO krets_owner
  USING (app.is_removing_expired() AND answered_at < now() - interval '90 days');
