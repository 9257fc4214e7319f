ALTER TABLE minutes_blocks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (learned, takeaways, version, seat_id, edited_at) ON minutes_blocks TO krets_app;

-- With its item: what is withdrawn takes its minutes along.
CREATE POLICY minutes_blocks_read ON minutes_blocks FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM agenda_items i WHERE i.id = minutes_blocks.item_id AND i.withdrawn_at IS NULL));

CREATE POLICY minutes_blocks_write ON minutes_blocks FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = minutes_blocks.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL)
    AND EXISTS (SELECT 1 FROM agenda_items i WHERE i.id = minutes_blocks.item_id AND i.withdrawn_at IS NULL)
    AND EXISTS (SELECT 1 FROM meetings m WHERE m.id = minutes_blocks.meeting_id AND m.stage NOT IN ('LAPSED', 'CANCELLED')
      AND m.starts_at - interval '30 minutes' <= now() AND m.ends_at > now() - interval '7 days'));

-- After seven days they are frozen.
CREATE POLICY minutes_blocks_correct ON minutes_blocks FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM meetings m WHERE m.id = minutes_blocks.meeting_id AND m.ends_at > now() - interval '7 days'))
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = minutes_blocks.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

-- For app.remind_of_meetings() and app.lapse_meeting(): whether anything is written.
CREATE POLICY minutes_blocks_maintenance ON minutes_blocks FOR SELECT TO krets_owner
  USING (network_id = app.maintenance_network());
