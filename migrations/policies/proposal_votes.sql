ALTER TABLE proposal_votes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (yes, at) ON proposal_votes TO krets_app;

CREATE POLICY proposal_votes_change ON proposal_votes FOR UPDATE TO krets_app
  USING (EXISTS (SELECT 1
      FROM seats s
      WHERE s.id = proposal_votes.seat_id
      AND s.person_id = (SELECT app.me())
      AND s.ended_at IS NULL));

CREATE POLICY proposal_votes_read ON proposal_votes FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY proposal_votes_add ON proposal_votes FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = proposal_votes.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

CREATE POLICY proposal_votes_maintenance ON proposal_votes FOR SELECT TO krets_owner
  USING (network_id = app.maintenance_network());
