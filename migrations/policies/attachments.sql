ALTER TABLE attachments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON attachments TO krets_app;

CREATE POLICY attachments_attach ON attachments FOR INSERT TO krets_app
  WITH CHECK (EXISTS (SELECT 1 FROM challenges c WHERE c.id = attachments.challenge_id AND c.owner_id = app.me())
    AND EXISTS (SELECT 1 FROM resources r WHERE r.id = attachments.resource_id));

CREATE POLICY attachments_detach ON attachments FOR DELETE TO krets_app
  USING (EXISTS (SELECT 1 FROM challenges c WHERE c.id = attachments.challenge_id AND c.owner_id = (SELECT app.me())));

CREATE POLICY attachments_read ON attachments FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = attachments.challenge_id)
    AND EXISTS (SELECT 1 FROM resources r WHERE r.id = attachments.resource_id));
