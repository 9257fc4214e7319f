ALTER TABLE raised_hands ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON raised_hands TO krets_app;

CREATE POLICY raised_hands_lower ON raised_hands FOR DELETE TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
    AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = raised_hands.consultation_id));

CREATE POLICY raised_hands_raise ON raised_hands FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
    AND person_id = app.me()
    AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = raised_hands.consultation_id));

CREATE POLICY raised_hands_read ON raised_hands FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
    AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = raised_hands.consultation_id));

CREATE POLICY raised_hands_maintenance ON raised_hands TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY raised_hands_owner ON raised_hands TO krets_owner
  USING (person_id = (SELECT app.me()));
