ALTER TABLE people ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (name, role_title, orgnr, county) ON people TO krets_app;

CREATE POLICY people_applying ON people FOR SELECT TO krets_app
  USING (EXISTS (SELECT 1 FROM applications a WHERE a.person_id = people.id));

CREATE POLICY people_edit ON people FOR UPDATE TO krets_app
  USING (id = (SELECT app.me()));

CREATE POLICY people_join ON people FOR INSERT TO krets_app
  WITH CHECK (id = app.me());

CREATE POLICY people_read ON people FOR SELECT TO krets_app
  USING (id = (SELECT app.me())
    OR EXISTS (SELECT 1 FROM seats s WHERE s.person_id = people.id)
    OR id = (SELECT i.made_by FROM app.presented_invitation() i));

CREATE POLICY people_administered ON people FOR SELECT TO krets_owner
  USING (app.administered_person() = 'all'
    AND id IN (SELECT a.person_id FROM administrators a UNION SELECT a.appointed_by FROM administrators a));

CREATE POLICY people_maintenance ON people FOR SELECT TO krets_owner
  USING (id IN (SELECT s.person_id FROM seats s WHERE s.network_id = app.maintenance_network()));

CREATE POLICY people_signed_up ON people FOR SELECT TO krets_owner
  USING (id IN (SELECT s.person_id FROM signups s WHERE s.occurrence_id = app.handled_occurrence()));

CREATE POLICY people_owner ON people TO krets_owner
  USING (id = (SELECT app.me()));
