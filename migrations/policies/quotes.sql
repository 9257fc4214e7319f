ALTER TABLE quotes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (answer, body) ON quotes TO krets_app;

CREATE POLICY quotes_answer ON quotes FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND author_id = (SELECT app.me()));

CREATE POLICY quotes_ask ON quotes FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND (answer = 'ASKED' OR author_id = app.me())
    AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = quotes.challenge_id AND c.owner_id = app.me())
    AND EXISTS (SELECT 1
      FROM messages m
      WHERE m.id = quotes.message_id
      AND m.author_id = quotes.author_id
      AND m.seat_id = quotes.seat_id
      AND m.withdrawn_at IS NULL));

CREATE POLICY quotes_read ON quotes FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1
      FROM challenges c
      WHERE c.id = quotes.challenge_id
      AND (quotes.answer = 'AGREED' OR quotes.author_id = (SELECT app.me()) OR c.owner_id = (SELECT app.me()))));

CREATE POLICY quotes_owner ON quotes TO krets_owner
  USING (author_id = (SELECT app.me()));

CREATE POLICY quotes_maintenance ON quotes FOR SELECT TO krets_owner
  USING (network_id = app.maintenance_network());
