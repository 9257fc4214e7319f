ALTER TABLE splits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (choices_closed_at) ON splits TO krets_app;

CREATE POLICY splits_close_choices ON splits FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[]) AND made_at <= (now() - interval '14 days'));

CREATE POLICY splits_propose ON splits FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
    AND choices_closed_at IS NULL
    AND network_a IS NULL
    AND network_b IS NULL
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = splits.made_by AND s.person_id = app.me() AND s.ended_at IS NULL)
    AND EXISTS (SELECT 1 FROM networks n WHERE n.id = splits.network_id AND n.stage IN ('ACTIVE', 'UNDER_REVIEW')));

CREATE POLICY splits_read ON splits FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY splits_maintenance ON splits TO krets_owner
  USING (network_id = app.maintenance_network());
