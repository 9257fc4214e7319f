ALTER TABLE notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (seen_at, mail_at, push_at) ON notices TO krets_app;

CREATE POLICY notices_own ON notices TO krets_app
  USING (person_id = (SELECT app.me())
    AND (kind = 'SEAT_ENDED' OR network_id = ANY ((SELECT app.my_networks())::uuid[])
      OR (kind = 'CHARTER_CHANGED' AND network_id = ANY ((SELECT app.my_seated_networks())::uuid[])))
    AND (challenge_id IS NULL OR challenge_id <> ALL ((SELECT app.my_hidden_challenges())::uuid[])));

CREATE POLICY notices_due ON notices FOR SELECT TO krets_owner
  USING (app.is_finding_mail() AND (mail_at <= now() OR push_at <= now()) AND seen_at IS NULL);

CREATE POLICY notices_expired ON notices TO krets_owner
  USING (app.is_removing_expired() AND created_at < (now() - interval '90 days'));

CREATE POLICY notices_maintenance ON notices TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY notices_owner ON notices TO krets_owner
  USING (person_id = (SELECT app.me()));
