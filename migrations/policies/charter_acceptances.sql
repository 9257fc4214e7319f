ALTER TABLE charter_acceptances ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON charter_acceptances TO krets_app;

CREATE POLICY charter_acceptances_read ON charter_acceptances FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY charter_acceptances_add ON charter_acceptances FOR INSERT TO krets_app
  WITH CHECK (EXISTS (SELECT 1
      FROM seats s
      WHERE s.id = charter_acceptances.seat_id
      AND s.person_id = app.me()
      AND s.ended_at IS NULL));
