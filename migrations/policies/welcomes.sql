ALTER TABLE welcomes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (words, lang, written_by, written_at) ON welcomes TO krets_app;

CREATE POLICY welcomes_read ON welcomes FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY welcomes_rewrite ON welcomes FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[]));

CREATE POLICY welcomes_write ON welcomes FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = welcomes.written_by AND s.person_id = app.me() AND s.ended_at IS NULL));
