-- Nobody reads an answer: functions of the owner write it, and tell the average of a review that is over.
ALTER TABLE review_answers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY review_answers_maintenance ON review_answers TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY review_answers_counted ON review_answers FOR SELECT TO krets_owner
  USING (app.is_reading_needs() AND ended_on IS NOT NULL);

CREATE POLICY review_answers_expired ON review_answers TO krets_owner
  USING (app.is_removing_expired() AND ended_on < now() - interval '5 years');
