ALTER TABLE facilitation_offers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON facilitation_offers TO krets_app;

CREATE POLICY facilitation_offers_end ON facilitation_offers FOR DELETE TO krets_app
  USING (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
    OR EXISTS (SELECT 1
      FROM seats s
      WHERE s.id = facilitation_offers.seat_id
      AND s.person_id = (SELECT app.me())
      AND s.ended_at IS NULL));

CREATE POLICY facilitation_offers_make ON facilitation_offers FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
    AND EXISTS (SELECT 1
      FROM seats s
      WHERE s.id = facilitation_offers.offered_by
      AND s.person_id = app.me()
      AND s.ended_at IS NULL));

CREATE POLICY facilitation_offers_read ON facilitation_offers FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY facilitation_offers_maintenance ON facilitation_offers TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE TRIGGER fresh_proof BEFORE INSERT ON facilitation_offers
  FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();
