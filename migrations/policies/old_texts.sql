ALTER TABLE old_texts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- The functions of the job, which is nobody, and of the administrators.
CREATE POLICY old_texts_progress ON old_texts TO krets_owner
  USING ((SELECT app.me()) IS NULL OR (SELECT app.am_administrator()));

GRANT SELECT ON old_texts TO krets_app;
CREATE POLICY old_texts_read ON old_texts FOR SELECT TO krets_app
  USING ((SELECT app.am_administrator()));
