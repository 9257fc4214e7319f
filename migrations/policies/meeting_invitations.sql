ALTER TABLE meeting_invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (due_at, sequence, sent_starts_at, sent_ends_at, answer_hash, answer_refused) ON meeting_invitations TO krets_app;

-- Also after the seat has ended: then the meeting is taken out of the calendar.
CREATE POLICY meeting_invitations_own ON meeting_invitations TO krets_app
  USING (person_id = (SELECT app.me()));

-- By the address that a calendar answers to: whoever has it is told whose it is, and nothing else of the room.
CREATE POLICY meeting_invitations_presented ON meeting_invitations FOR SELECT TO krets_app
  USING (answer_hash = (SELECT app.access_key()));

CREATE POLICY meeting_invitations_due ON meeting_invitations FOR SELECT TO krets_owner
  USING (app.is_finding_mail() AND due_at <= now());

CREATE POLICY meeting_invitations_maintenance ON meeting_invitations TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY meeting_invitations_owner ON meeting_invitations TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE POLICY meeting_invitations_past ON meeting_invitations TO krets_owner
  USING (EXISTS (SELECT 1 FROM meetings m WHERE m.id = meeting_invitations.meeting_id AND (m.ends_at < now() OR m.stage = 'CANCELLED')));
