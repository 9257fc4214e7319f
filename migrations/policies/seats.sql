ALTER TABLE seats ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (role, role_title, orgnr, ended_at, charter_version, on_leave_at, left_as) ON seats TO krets_app;

CREATE POLICY seats_end ON seats FOR UPDATE TO krets_app
  USING (person_id = (SELECT app.me()) OR network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[]));

CREATE POLICY seats_read ON seats FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) OR person_id = (SELECT app.me()));

CREATE POLICY seats_take ON seats FOR INSERT TO krets_app
  WITH CHECK (person_id = (SELECT app.me())
    AND ended_at IS NULL
    AND NOT (SELECT app.am_administrator())
    AND (EXISTS (SELECT 1
        FROM app.presented_invitation() i
        WHERE i.network_id = seats.network_id
        AND i.role = seats.role
        AND i.seat_id IS NOT DISTINCT FROM seats.follows
        AND NOT i.handed_over)
      OR (role = 'FACILITATOR' AND follows IS NULL AND network_id = ANY ((SELECT app.my_founded_networks())::uuid[]))));

CREATE POLICY seats_administered ON seats FOR SELECT TO krets_owner
  USING (person_id::text = app.administered_person());

CREATE POLICY seats_expired ON seats FOR SELECT TO krets_owner
  USING (app.is_removing_expired());

CREATE POLICY seats_maintenance ON seats TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY seats_owner ON seats FOR SELECT TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE TRIGGER a_lock_person BEFORE UPDATE OF ended_at, role, on_leave_at ON seats
  FOR EACH ROW WHEN ((new.ended_at IS NOT NULL AND old.ended_at IS NULL) OR (new.on_leave_at IS NOT NULL AND old.on_leave_at IS NULL) OR (new.role = 'MEMBER' AND old.role = 'FACILITATOR')) EXECUTE FUNCTION app.lock_person_of_row();
CREATE TRIGGER a_require_admission BEFORE INSERT ON seats
  FOR EACH ROW EXECUTE FUNCTION app.require_admission();
CREATE TRIGGER begin_reading BEFORE INSERT ON seats
  FOR EACH ROW EXECUTE FUNCTION app.set_reading_start();
CREATE TRIGGER count_ended AFTER UPDATE OF ended_at, left_as ON seats
  FOR EACH ROW EXECUTE FUNCTION app.count_seat();
CREATE TRIGGER count_taken AFTER INSERT ON seats
  FOR EACH ROW EXECUTE FUNCTION app.count_seat();
CREATE TRIGGER fresh_proof BEFORE UPDATE OF role ON seats
  FOR EACH ROW WHEN (new.role <> old.role AND CURRENT_USER = 'krets_app') EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER fresh_proof_to_leave BEFORE UPDATE OF ended_at ON seats
  FOR EACH ROW WHEN (old.role = 'FACILITATOR' AND old.ended_at IS NULL AND new.ended_at IS NOT NULL AND CURRENT_USER = 'krets_app') EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER end_invitations AFTER UPDATE OF role, ended_at, on_leave_at, left_as ON seats
  FOR EACH ROW WHEN (((old.role IS DISTINCT FROM new.role OR old.ended_at IS DISTINCT FROM new.ended_at) OR old.on_leave_at IS DISTINCT FROM new.on_leave_at) OR old.left_as IS DISTINCT FROM new.left_as) EXECUTE FUNCTION app.end_invitations();
CREATE TRIGGER end_invitations_of_founder AFTER INSERT ON seats
  FOR EACH ROW WHEN (new.role = 'FACILITATOR') EXECUTE FUNCTION app.end_invitations();
CREATE TRIGGER guard_seat BEFORE UPDATE ON seats
  FOR EACH ROW EXECUTE FUNCTION app.guard_seat();
CREATE TRIGGER guard_seat_role BEFORE UPDATE OF role ON seats
  FOR EACH ROW EXECUTE FUNCTION app.guard_facilitator_role();
CREATE TRIGGER last_facilitator BEFORE UPDATE ON seats
  FOR EACH ROW EXECUTE FUNCTION app.require_facilitator();
CREATE TRIGGER seats_notify AFTER UPDATE OF ended_at, on_leave_at ON seats
  FOR EACH ROW WHEN (new.ended_at IS DISTINCT FROM old.ended_at OR new.on_leave_at IS DISTINCT FROM old.on_leave_at) EXECUTE FUNCTION app.notify_seat();
CREATE TRIGGER no_administrator_seat_again BEFORE UPDATE OF ended_at, person_id ON seats
  FOR EACH ROW WHEN (new.ended_at IS NULL AND (old.ended_at IS NOT NULL OR new.person_id <> old.person_id)) EXECUTE FUNCTION app.forbid_administrator_seat();
CREATE TRIGGER no_administrator_seat BEFORE INSERT ON seats
  FOR EACH ROW WHEN (new.ended_at IS NULL) EXECUTE FUNCTION app.forbid_administrator_seat();
CREATE TRIGGER use_invitation BEFORE INSERT ON seats
  FOR EACH ROW EXECUTE FUNCTION app.use_invitation();
