ALTER TABLE consultation_posts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (body, link, due_on, withdrawn_at) ON consultation_posts TO krets_app;

CREATE POLICY consultation_posts_read ON consultation_posts FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1
      FROM (consultations c
        LEFT JOIN consultation_participants p ON p.consultation_id = c.id
        AND p.person_id = (SELECT app.me())
        AND p.participation = 'JOINED')
      WHERE c.id = consultation_posts.consultation_id
      AND c.stage <> 'WITHDRAWN'
      AND ((p.person_id IS NOT NULL
          AND (NOT consultation_posts.hidden
            OR consultation_posts.author_id = (SELECT app.me())
            OR c.phase_seq > consultation_posts.phase_seq
            OR c.stage NOT IN ('RUNNING', 'PAUSED')
            OR p.last_posted_phase >= consultation_posts.phase_seq))
        OR (consultation_posts.kind IN ('COMMITMENT', 'TAKEAWAY', 'FOLLOW_UP')
          AND c.stage IN ('CLOSED', 'FOLLOW_UP_DUE', 'DONE')))));

CREATE POLICY consultation_posts_add ON consultation_posts FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND author_id = app.me()
    AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
    AND EXISTS (SELECT 1
      FROM consultations c
      WHERE c.id = consultation_posts.consultation_id
      AND c.phase_seq = consultation_posts.phase_seq
      AND c.stage NOT IN ('PROPOSED', 'SCHEDULED', 'PAUSED', 'WITHDRAWN'))
    AND EXISTS (SELECT 1
      FROM seats s
      WHERE s.id = consultation_posts.seat_id
      AND s.person_id = app.me()
      AND s.ended_at IS NULL));

CREATE POLICY consultation_posts_withdraw ON consultation_posts FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND author_id = (SELECT app.me()));

CREATE POLICY consultation_posts_maintenance ON consultation_posts FOR SELECT TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY consultation_posts_own ON consultation_posts TO krets_owner
  USING (author_id = (SELECT app.me()));

CREATE TRIGGER record_posted_phase AFTER INSERT ON consultation_posts
  FOR EACH ROW EXECUTE FUNCTION app.record_posted_phase();
