ALTER TABLE applications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON applications TO krets_app;

CREATE POLICY applications_make ON applications FOR INSERT TO krets_app
  WITH CHECK (person_id = (SELECT app.me())
    AND state = 'APPLIED'
    AND seat_id IS NULL
    AND NOT (SELECT app.am_administrator())
    AND network_id <> ALL ((SELECT app.my_seated_networks())::uuid[])
    AND ((NOT invited
        AND role = 'MEMBER'
        AND follows IS NULL
        AND network_id = ANY ((SELECT app.networks_taking_applications())::uuid[]))
      OR (invited
        AND EXISTS (SELECT 1
          FROM app.presented_invitation() i
          WHERE i.network_id = applications.network_id
          AND i.role = applications.role
          AND i.seat_id IS NOT DISTINCT FROM applications.follows))));

CREATE POLICY applications_read ON applications FOR SELECT TO krets_app
  USING (person_id = (SELECT app.me())
    OR (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND state IN ('APPLIED', 'WAITING')));

CREATE POLICY applications_administered ON applications FOR SELECT TO krets_owner
  USING (person_id::text = app.administered_person());

CREATE POLICY applications_maintenance ON applications TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY applications_own ON applications TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE POLICY applications_owner ON applications FOR SELECT TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE TRIGGER announce_application AFTER INSERT OR UPDATE OF state ON applications
  FOR EACH ROW EXECUTE FUNCTION app.announce_application();
CREATE TRIGGER use_invitation BEFORE INSERT ON applications
  FOR EACH ROW WHEN (new.invited) EXECUTE FUNCTION app.use_invitation();
