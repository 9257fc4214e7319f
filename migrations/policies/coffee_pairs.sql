ALTER TABLE coffee_pairs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON coffee_pairs TO krets_app;

CREATE POLICY coffee_pairs_own ON coffee_pairs FOR SELECT TO krets_app
  USING ((SELECT app.me()) = ANY (people));

CREATE POLICY coffee_pairs_owner ON coffee_pairs TO krets_owner
  USING ((SELECT app.me()) = ANY (people));

CREATE POLICY coffee_pairs_handled ON coffee_pairs TO krets_owner
  USING (entry_id = (SELECT o.entry_id FROM open.occurrences o WHERE o.id = app.handled_occurrence()));

CREATE POLICY coffee_pairs_expired ON coffee_pairs TO krets_owner
  USING (app.is_removing_expired() AND made_at < now() - interval '400 days');
