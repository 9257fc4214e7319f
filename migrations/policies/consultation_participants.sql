ALTER TABLE consultation_participants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (consultation_id, person_id, network_id, seat_id, participation, joined_at, last_completed_phase), UPDATE (participation, joined_at, last_completed_phase) ON consultation_participants TO krets_app;

CREATE POLICY consultation_participants_ask ON consultation_participants FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND (participation = 'INVITED' OR person_id = app.me())
    AND EXISTS (SELECT 1
      FROM (consultations c JOIN challenges h ON h.id = c.challenge_id JOIN seats s ON s.network_id = c.network_id)
      WHERE c.id = consultation_participants.consultation_id
      AND c.owner_id = app.me()
      AND s.id = consultation_participants.seat_id
      AND s.person_id = consultation_participants.person_id
      AND s.ended_at IS NULL
      AND app.seat_sees_challenge(s, h)));

CREATE POLICY consultation_participants_read ON consultation_participants FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_participants.consultation_id));

CREATE POLICY consultation_participants_reply ON consultation_participants FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND person_id = (SELECT app.me()));

CREATE POLICY consultation_participants_maintenance ON consultation_participants FOR SELECT TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY consultation_participants_owner ON consultation_participants TO krets_owner
  USING (person_id = (SELECT app.me()));
