ALTER TABLE saved_meeting_places ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (name, purpose, saved_at), DELETE ON saved_meeting_places TO krets_app;

CREATE POLICY saved_meeting_places_own ON saved_meeting_places TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY saved_meeting_places_owner ON saved_meeting_places TO krets_owner
  USING (person_id = (SELECT app.me()));
