ALTER TABLE consultation_transitions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON consultation_transitions TO krets_app;

CREATE POLICY consultation_transitions_note ON consultation_transitions FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND (by_id IS NULL OR by_id = app.me())
    AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
    AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_transitions.consultation_id));

CREATE POLICY consultation_transitions_read ON consultation_transitions FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_transitions.consultation_id));

CREATE POLICY consultation_transitions_maintenance ON consultation_transitions TO krets_owner
  USING (network_id = app.maintenance_network());
