ALTER TABLE invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON invitations TO krets_app;

CREATE POLICY invitations_announced ON invitations AS RESTRICTIVE FOR INSERT TO krets_app
  WITH CHECK (network_id <> ALL ((SELECT app.my_draft_networks())::uuid[]));

CREATE POLICY invitations_make ON invitations FOR INSERT TO krets_app
  WITH CHECK (made_by = (SELECT app.me())
    AND used_at IS NULL
    AND used_by IS NULL
    AND revoked_at IS NULL
    AND (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
      OR (role = 'FACILITATOR'
        AND seat_id IS NULL
        AND (SELECT app.am_administrator())
        AND network_id = ANY ((SELECT app.my_founded_networks())::uuid[]))
      OR (role = 'MEMBER'
        AND EXISTS (SELECT 1
          FROM seats s
          WHERE s.id = invitations.seat_id
          AND s.person_id = (SELECT app.me())
          AND s.ended_at IS NULL))));

CREATE POLICY invitations_read ON invitations FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
    OR (made_by = (SELECT app.me()) AND used_at IS NULL)
    OR id = (SELECT i.id FROM app.presented_invitation() i));

CREATE POLICY invitations_revoke ON invitations FOR UPDATE TO krets_app
  USING (used_at IS NULL AND (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[]) OR made_by = (SELECT app.me())))
  WITH CHECK (revoked_at IS NOT NULL);

CREATE POLICY invitations_addressed ON invitations TO krets_owner
  USING (email IN (SELECT a.email FROM accounts a WHERE a.person_id = (SELECT app.me())));

CREATE POLICY invitations_expired ON invitations TO krets_owner
  USING (app.is_removing_expired() AND LEAST(used_at, revoked_at, expires_at) < (now() - interval '30 days'));

CREATE POLICY invitations_maintenance ON invitations FOR SELECT TO krets_owner
  USING (token_hash = app.access_key());

CREATE POLICY invitations_of_inviter ON invitations TO krets_owner
  USING (made_by::text = current_setting('app.inviter', true));

CREATE POLICY invitations_of_network ON invitations TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE TRIGGER a_limit_invitations BEFORE INSERT ON invitations
  FOR EACH ROW EXECUTE FUNCTION app.limit_invitations();
CREATE TRIGGER fresh_proof BEFORE INSERT ON invitations
  FOR EACH ROW WHEN (new.role = 'FACILITATOR' AND CURRENT_USER = 'krets_app') EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER report_ended_invitation AFTER UPDATE OF revoked_at ON invitations
  FOR EACH ROW WHEN (old.revoked_at IS NULL AND new.revoked_at IS NOT NULL AND CURRENT_USER <> 'krets_app') EXECUTE FUNCTION app.report_ended_invitation();
