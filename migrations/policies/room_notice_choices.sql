ALTER TABLE room_notice_choices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (level) ON room_notice_choices TO krets_app;

CREATE POLICY room_notice_choices_own ON room_notice_choices TO krets_app
  USING (person_id = (SELECT app.me()) AND network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY room_notice_choices_maintenance ON room_notice_choices TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY room_notice_choices_owner ON room_notice_choices TO krets_owner
  USING (person_id = (SELECT app.me()));
