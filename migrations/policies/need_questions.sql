ALTER TABLE need_questions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (told_at, answered_at, accepted) ON need_questions TO krets_app;

CREATE POLICY need_questions_read ON need_questions FOR SELECT TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY need_questions_answer ON need_questions FOR UPDATE TO krets_app
  USING (person_id = (SELECT app.me()) AND answered_at IS NULL)
  WITH CHECK (person_id = (SELECT app.me()));

CREATE POLICY need_questions_owner ON need_questions TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE POLICY need_questions_ask ON need_questions TO krets_owner
  USING (app.is_reading_needs());

CREATE POLICY need_questions_due ON need_questions FOR SELECT TO krets_owner
  USING (app.is_finding_mail());

CREATE POLICY need_questions_expired ON need_questions TO krets_owner
  USING (app.is_removing_expired() AND asked_at < now() - interval '180 days');
