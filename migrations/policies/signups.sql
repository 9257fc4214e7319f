-- Only its person reads it. What others are shown of it comes from functions of the owner, which leave out what is not ticked.
ALTER TABLE signups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (tell) ON signups TO krets_app;

CREATE POLICY signups_own ON signups FOR SELECT TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY signups_told ON signups FOR UPDATE TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY signups_owner ON signups FOR SELECT TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE POLICY signups_handled ON signups TO krets_owner
  USING (occurrence_id = app.handled_occurrence());

CREATE POLICY signups_due ON signups FOR SELECT TO krets_owner
  USING (app.is_finding_mail() AND tell IS NOT NULL);

CREATE POLICY signups_expired ON signups TO krets_owner
  USING (app.is_removing_expired()
    AND occurrence_id IN (SELECT o.id FROM open.occurrences o WHERE o.ends_at < now() - interval '7 days'));
