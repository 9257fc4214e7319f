ALTER TABLE emergency_accesses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON emergency_accesses TO krets_app;

CREATE POLICY emergency_accesses_ask ON emergency_accesses FOR INSERT TO krets_app
  WITH CHECK (requested_by = app.me()
    AND approved_by IS NULL
    AND approved_at IS NULL
    AND expires_at IS NULL
    AND (SELECT app.am_administrator()));

CREATE POLICY emergency_accesses_read ON emergency_accesses FOR SELECT TO krets_app
  USING ((SELECT app.am_administrator()) OR (approved_at IS NOT NULL AND network_id = ANY ((SELECT app.my_networks())::uuid[])));

CREATE POLICY emergency_accesses_administered ON emergency_accesses TO krets_owner
  USING (app.administered_person() = requested_by::text OR app.administered_person() = approved_by::text);

CREATE POLICY emergency_accesses_maintenance ON emergency_accesses TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY emergency_accesses_owner ON emergency_accesses TO krets_owner
  USING ((SELECT app.am_administrator()));

CREATE TRIGGER fresh_proof BEFORE INSERT OR UPDATE OF approved_by ON emergency_accesses
  FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER guard_approval BEFORE UPDATE OF approved_by ON emergency_accesses
  FOR EACH ROW EXECUTE FUNCTION app.guard_approval();
CREATE TRIGGER log_emergency_access_end BEFORE UPDATE OF expires_at ON emergency_accesses
  FOR EACH ROW WHEN (old.approved_at IS NOT NULL AND old.ended_at IS NULL AND new.expires_at <= now()) EXECUTE FUNCTION app.log_emergency_access_end();
CREATE TRIGGER schedule_emergency_access_end AFTER UPDATE OF approved_at ON emergency_accesses
  FOR EACH ROW WHEN (old.approved_at IS NULL AND new.approved_at IS NOT NULL) EXECUTE FUNCTION app.schedule_emergency_access_end();
