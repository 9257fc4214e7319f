ALTER TABLE consultations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (facilitator_id, protocol, plan, mode, stage, phase_seq, phase_started_at, phase_ends_at, paused_at, skip_asked_seq, starts_at, started_at, closed_at, follow_up_on, reminders) ON consultations TO krets_app;

CREATE POLICY consultations_move ON consultations FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND id = ANY ((SELECT app.my_consultations())::uuid[])
    AND EXISTS (SELECT 1 FROM challenges h WHERE h.id = consultations.challenge_id))
  WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND id = ANY ((SELECT app.my_consultations())::uuid[]));

CREATE POLICY consultations_propose ON consultations FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND owner_id = app.me()
    AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = consultations.challenge_id AND c.owner_id = app.me()));

CREATE POLICY consultations_read ON consultations FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND (stage <> 'WITHDRAWN' OR owner_id = (SELECT app.me()))
    AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = consultations.challenge_id));

CREATE POLICY consultations_maintenance ON consultations TO krets_owner
  USING (network_id = app.maintenance_network());
