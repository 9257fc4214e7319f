ALTER TABLE chat_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (retention_days) ON chat_settings TO krets_app;

CREATE POLICY chat_settings_change ON chat_settings FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[]));

CREATE POLICY chat_settings_open ON chat_settings FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND retention_days = 90);

CREATE POLICY chat_settings_read ON chat_settings FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
