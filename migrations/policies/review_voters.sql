ALTER TABLE review_voters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY review_voters_maintenance ON review_voters TO krets_owner
  USING (network_id = app.maintenance_network());
