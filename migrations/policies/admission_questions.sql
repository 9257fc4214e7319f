ALTER TABLE admission_questions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (questions) ON admission_questions TO krets_app;

CREATE POLICY admission_questions_ask ON admission_questions FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[]));

CREATE POLICY admission_questions_change ON admission_questions FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[]));

CREATE POLICY admission_questions_read ON admission_questions FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY admission_questions_listed ON admission_questions FOR SELECT TO krets_owner
  USING (EXISTS (SELECT 1 FROM networks n WHERE n.id = admission_questions.network_id AND n.listed));
