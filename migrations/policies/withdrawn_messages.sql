ALTER TABLE withdrawn_messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON withdrawn_messages TO krets_app;

CREATE POLICY withdrawn_messages_own ON withdrawn_messages TO krets_app
  USING (EXISTS (SELECT 1 FROM messages m WHERE m.id = withdrawn_messages.message_id AND m.author_id = (SELECT app.me())));

CREATE POLICY withdrawn_messages_owner ON withdrawn_messages TO krets_owner
  USING (message_id IN (SELECT m.id FROM messages m WHERE m.author_id = (SELECT app.me())));
