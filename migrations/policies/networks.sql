ALTER TABLE networks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (name, purpose, seated_at, stage, charter_version, listed, organiser_type, organiser_name, organiser_orgnr, programme_id, similar_seen_at, review_by, next_dates, seats_min, seats_from, seats_to, seats_warn, counties, national, attendance, roles, levels, language, contact) ON networks TO krets_app;

CREATE POLICY networks_describe ON networks FOR UPDATE TO krets_app
  USING (id = ANY ((SELECT app.my_facilitated_networks())::uuid[]));

CREATE POLICY networks_found ON networks FOR INSERT TO krets_app
  WITH CHECK (founded_by = app.me() AND seated_at IS NULL AND stage IN ('DRAFT', 'FORMING') AND charter_version = 1);

CREATE POLICY networks_read ON networks FOR SELECT TO krets_app
  USING (id = ANY ((SELECT app.my_seated_networks())::uuid[])
    OR (founded_by = (SELECT app.me()) AND seated_at IS NULL)
    OR id = (SELECT i.network_id FROM app.presented_invitation() i));

CREATE POLICY networks_maintenance ON networks TO krets_owner
  USING (id = app.maintenance_network());

CREATE POLICY networks_listed ON networks FOR SELECT TO krets_owner
  USING (listed);

CREATE POLICY networks_of_inviter ON networks FOR SELECT TO krets_owner
  USING (founded_by::text = current_setting('app.inviter', true));

CREATE POLICY networks_overview ON networks FOR SELECT TO krets_owner
  USING (current_setting('app.overview', true) = 'on');

CREATE POLICY networks_owner ON networks FOR SELECT TO krets_owner
  USING ((founded_by = (SELECT app.me()) AND seated_at IS NULL)
    OR id IN (SELECT s.network_id FROM seats s WHERE s.person_id = (SELECT app.me())));

CREATE TRIGGER a_limit_networks BEFORE INSERT ON networks
  FOR EACH ROW EXECUTE FUNCTION app.limit_networks();
CREATE TRIGGER fresh_proof BEFORE INSERT ON networks
  FOR EACH ROW WHEN (new.stage = 'FORMING' AND CURRENT_USER = 'krets_app') EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER end_invitations AFTER UPDATE OF stage ON networks
  FOR EACH ROW WHEN (new.stage IN ('SPLIT', 'CLOSED') AND old.stage <> new.stage) EXECUTE FUNCTION app.end_invitations_of_stage();
CREATE TRIGGER guard_network BEFORE UPDATE ON networks
  FOR EACH ROW EXECUTE FUNCTION app.guard_network();
CREATE TRIGGER log_stage_change AFTER UPDATE OF stage ON networks
  FOR EACH ROW WHEN (new.stage = 'CLOSED' AND old.stage <> 'DRAFT') EXECUTE FUNCTION app.log_stage_change();
CREATE TRIGGER give_entry_id BEFORE INSERT OR UPDATE OF listed ON networks
  FOR EACH ROW EXECUTE FUNCTION app.give_entry_id();
CREATE TRIGGER copy_network AFTER INSERT OR UPDATE OF name, purpose, stage, charter_version, listed, organiser_type, organiser_name, counties, national,
  attendance, roles, levels, language, contact ON networks
  FOR EACH ROW EXECUTE FUNCTION app.copy_network();
CREATE TRIGGER end_review AFTER UPDATE OF stage ON networks
  FOR EACH ROW WHEN (old.stage = 'UNDER_REVIEW' AND new.stage <> 'UNDER_REVIEW') EXECUTE FUNCTION app.end_review();
