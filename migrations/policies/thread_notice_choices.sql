ALTER TABLE thread_notice_choices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (choice), DELETE ON thread_notice_choices TO krets_app;

CREATE POLICY thread_notice_choices_own ON thread_notice_choices TO krets_app
  USING (person_id = (SELECT app.me()) AND network_id = ANY ((SELECT app.my_networks())::uuid[]))
  WITH CHECK (person_id = app.me()
    AND network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = thread_notice_choices.challenge_id));

CREATE POLICY thread_notice_choices_maintenance ON thread_notice_choices TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY thread_notice_choices_owner ON thread_notice_choices TO krets_owner
  USING (person_id = (SELECT app.me()));
