ALTER TABLE hidden_contributions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (body, link) ON hidden_contributions TO krets_app;

CREATE POLICY hidden_contributions_edit ON hidden_contributions FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1
      FROM contributions c
      WHERE c.id = hidden_contributions.contribution_id
      AND c.author_id = (SELECT app.me())));

CREATE POLICY hidden_contributions_read ON hidden_contributions FOR SELECT TO krets_app
  USING (EXISTS (SELECT 1
      FROM contributions c
      WHERE c.id = hidden_contributions.contribution_id
      AND c.author_id = (SELECT app.me())));

CREATE POLICY hidden_contributions_maintenance ON hidden_contributions TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY hidden_contributions_owner ON hidden_contributions TO krets_owner
  USING (contribution_id IN (SELECT c.id FROM contributions c WHERE c.author_id = (SELECT app.me())));
