ALTER TABLE date_polls ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (stage, closed_at) ON date_polls TO krets_app;

CREATE POLICY date_polls_read ON date_polls FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY date_polls_propose ON date_polls FOR INSERT TO krets_app
  WITH CHECK (app.facilitates(network_id) AND stage = 'OPEN' AND closes_at > now()
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = date_polls.made_by AND s.person_id = app.me() AND s.ended_at IS NULL));

-- Nothing but this: app.decide_dates() alone chooses.
CREATE POLICY date_polls_withdraw ON date_polls FOR UPDATE TO krets_app
  USING (app.facilitates(network_id) AND stage IN ('OPEN', 'NO_DATE'))
  WITH CHECK (app.facilitates(network_id) AND stage = 'WITHDRAWN');

CREATE POLICY date_polls_maintenance ON date_polls TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY date_polls_past ON date_polls TO krets_owner
  USING (closed_at <= now());

-- For app.remind_of_meetings(), which acts as nobody.
CREATE POLICY date_polls_near ON date_polls FOR SELECT TO krets_owner
  USING (app.is_finding_mail() AND stage = 'OPEN');
