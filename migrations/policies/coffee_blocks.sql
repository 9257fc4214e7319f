ALTER TABLE coffee_blocks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON coffee_blocks TO krets_app;

CREATE POLICY coffee_blocks_own ON coffee_blocks TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY coffee_blocks_owner ON coffee_blocks TO krets_owner
  USING (person_id = (SELECT app.me()) OR apart_from IN (SELECT a.email FROM accounts a WHERE a.person_id = (SELECT app.me())));

CREATE POLICY coffee_blocks_handled ON coffee_blocks FOR SELECT TO krets_owner
  USING (person_id IN (SELECT s.person_id FROM signups s WHERE s.occurrence_id = app.handled_occurrence()));
