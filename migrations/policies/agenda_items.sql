ALTER TABLE agenda_items ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, network_id, owner_id, seat_id, client_id, kind, title, challenge_id, minutes, decide_by, created_at), UPDATE (withdrawn_at) ON agenda_items TO krets_app;

CREATE POLICY agenda_items_read ON agenda_items FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND (challenge_id IS NULL OR EXISTS (SELECT 1 FROM challenges c WHERE c.id = agenda_items.challenge_id)));

CREATE POLICY agenda_items_propose ON agenda_items FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND owner_id = app.me()
    AND (challenge_id IS NULL OR EXISTS (SELECT 1 FROM challenges c WHERE c.id = agenda_items.challenge_id))
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = agenda_items.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

-- The owner alone, and nothing but this: nobody can remove the item of another, or move one.
CREATE POLICY agenda_items_withdraw ON agenda_items FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND owner_id = (SELECT app.me()));

CREATE POLICY agenda_items_maintenance ON agenda_items TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY agenda_items_own ON agenda_items TO krets_owner
  USING (owner_id = (SELECT app.me()));
