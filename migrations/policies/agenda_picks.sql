ALTER TABLE agenda_picks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON agenda_picks TO krets_app;

-- One's own. The order alone tells what the others chose (app.agenda_choices).
CREATE POLICY agenda_picks_read ON agenda_picks FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = agenda_picks.seat_id AND s.person_id = (SELECT app.me())));

CREATE POLICY agenda_picks_choose ON agenda_picks FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = agenda_picks.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL)
    AND (EXISTS (SELECT 1 FROM meetings m WHERE m.id = agenda_picks.meeting_id AND m.stage = 'CALLED'
      AND m.picks_open_at <= now() AND m.picks_close_at > now())
      -- Those who are there, when they choose again.
      OR EXISTS (SELECT 1 FROM meeting_runs r JOIN meeting_attendees a ON a.meeting_id = r.meeting_id
        WHERE r.meeting_id = agenda_picks.meeting_id AND r.choosing_until > now() AND r.ended_at IS NULL AND a.seat_id = agenda_picks.seat_id)));

CREATE POLICY agenda_picks_undo ON agenda_picks FOR DELETE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = agenda_picks.seat_id AND s.person_id = (SELECT app.me()))
    AND (EXISTS (SELECT 1 FROM meetings m WHERE m.id = agenda_picks.meeting_id AND m.stage = 'CALLED'
      AND m.picks_open_at <= now() AND m.picks_close_at > now())
      -- Those who are there, when they choose again.
      OR EXISTS (SELECT 1 FROM meeting_runs r JOIN meeting_attendees a ON a.meeting_id = r.meeting_id
        WHERE r.meeting_id = agenda_picks.meeting_id AND r.choosing_until > now() AND r.ended_at IS NULL AND a.seat_id = agenda_picks.seat_id)));

CREATE POLICY agenda_picks_maintenance ON agenda_picks TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY agenda_picks_past ON agenda_picks TO krets_owner
  USING (EXISTS (SELECT 1 FROM meetings m WHERE m.id = agenda_picks.meeting_id AND (m.ends_at < now() OR m.stage = 'CANCELLED')));
