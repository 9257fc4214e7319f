ALTER TABLE accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (language, disabled_at, seen_at, waiting_mail, digest, digest_at, digested_at, recent_mails, recent_pushes, mail_refused_at, mail_delayed_at, mail_stopped_at) ON accounts TO krets_app;

CREATE POLICY accounts_disable ON accounts FOR UPDATE TO krets_app
  USING (email = app.access_key() AND (SELECT app.am_administrator()));

CREATE POLICY accounts_edit ON accounts FOR UPDATE TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY accounts_join ON accounts FOR INSERT TO krets_app
  WITH CHECK (person_id = app.me() AND email = app.access_key() AND NOT is_administrator);

CREATE POLICY accounts_read ON accounts FOR SELECT TO krets_app
  USING (person_id = (SELECT app.me()) OR email = app.access_key());

CREATE POLICY accounts_administered ON accounts TO krets_owner
  USING (person_id::text = app.administered_person() OR (is_administrator AND app.administered_person() = 'all'));

CREATE POLICY accounts_due ON accounts FOR SELECT TO krets_owner
  USING (app.is_finding_mail() AND digest <> 'NEVER' AND (digest_at IS NULL OR digest_at <= now()) AND disabled_at IS NULL);

CREATE POLICY accounts_expired ON accounts FOR SELECT TO krets_owner
  USING (app.is_removing_expired() AND seen_at < (now() - interval '1 year') AND NOT is_administrator AND disabled_at IS NULL);

CREATE POLICY accounts_maintenance ON accounts FOR SELECT TO krets_owner
  USING (person_id IN (SELECT a.person_id FROM applications a WHERE a.network_id = app.maintenance_network())
    OR person_id IN (SELECT s.person_id FROM seats s WHERE s.network_id = app.maintenance_network() AND s.ended_at IS NULL));

CREATE POLICY accounts_of_makers ON accounts FOR SELECT TO krets_owner
  USING (person_id IN (SELECT n.founded_by FROM networks n WHERE n.id = app.maintenance_network() AND n.seated_at IS NULL)
    OR person_id IN (SELECT s.person_id FROM seats s WHERE s.network_id = app.maintenance_network() AND s.left_as = 'VACANT'));

CREATE POLICY accounts_signed_up ON accounts FOR SELECT TO krets_owner
  USING (person_id IN (SELECT s.person_id FROM signups s WHERE s.occurrence_id = app.handled_occurrence()));

CREATE POLICY accounts_owner ON accounts TO krets_owner
  USING (person_id = (SELECT app.me()) OR email = app.access_key());

CREATE TRIGGER a_lock_person BEFORE UPDATE OF disabled_at, is_administrator ON accounts
  FOR EACH ROW WHEN (new.disabled_at IS DISTINCT FROM old.disabled_at OR new.is_administrator <> old.is_administrator) EXECUTE FUNCTION app.lock_person_of_row();
CREATE TRIGGER a_lock_person_to_delete BEFORE DELETE ON accounts
  FOR EACH ROW EXECUTE FUNCTION app.lock_person_of_row();
CREATE TRIGGER fresh_proof_of_rights BEFORE UPDATE OF disabled_at, is_administrator ON accounts
  FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER end_invitations_changed AFTER UPDATE OF disabled_at, is_administrator ON accounts
  FOR EACH ROW WHEN ((old.disabled_at IS NULL AND new.disabled_at IS NOT NULL) OR (old.is_administrator AND NOT new.is_administrator)) EXECUTE FUNCTION app.end_invitations_of_account();
CREATE TRIGGER end_invitations_deleted AFTER DELETE ON accounts
  FOR EACH ROW EXECUTE FUNCTION app.end_invitations_of_account();
CREATE TRIGGER guard_account BEFORE UPDATE ON accounts
  FOR EACH ROW EXECUTE FUNCTION app.guard_account();
CREATE TRIGGER guard_administrator BEFORE DELETE OR UPDATE OF is_administrator, disabled_at ON accounts
  FOR EACH ROW EXECUTE FUNCTION app.guard_administrator();
CREATE TRIGGER guard_new_administrator AFTER INSERT ON accounts
  FOR EACH ROW WHEN (new.is_administrator) EXECUTE FUNCTION app.guard_administrator();
