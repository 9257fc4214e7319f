ALTER TABLE contribution_reactions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON contribution_reactions TO krets_app;

CREATE POLICY contribution_reactions_add ON contribution_reactions FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND person_id = app.me()
    AND EXISTS (SELECT 1
      FROM contributions k JOIN challenges c ON c.id = k.challenge_id
      WHERE k.id = contribution_reactions.contribution_id AND k.withdrawn_at IS NULL AND k.hidden_at IS NULL AND c.locked_at IS NULL)
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = contribution_reactions.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

-- One's own also after one has left, for the copy of one's data.
CREATE POLICY contribution_reactions_read ON contribution_reactions FOR SELECT TO krets_app
  USING (person_id = (SELECT app.me())
    OR (network_id = ANY ((SELECT app.my_networks())::uuid[])
      AND EXISTS (SELECT 1 FROM contributions k WHERE k.id = contribution_reactions.contribution_id)));

CREATE POLICY contribution_reactions_remove ON contribution_reactions FOR DELETE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND person_id = (SELECT app.me()));

CREATE POLICY contribution_reactions_own ON contribution_reactions TO krets_owner
  USING (person_id = (SELECT app.me()));
