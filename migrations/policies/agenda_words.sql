ALTER TABLE agenda_words ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (body, written_at), DELETE ON agenda_words TO krets_app;

-- With its item: what is withdrawn takes them along.
CREATE POLICY agenda_words_read ON agenda_words FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM agenda_items i WHERE i.id = agenda_words.item_id AND i.withdrawn_at IS NULL));

-- Beforehand: until a meeting has had time for the item.
CREATE POLICY agenda_words_leave ON agenda_words FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND person_id = app.me()
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = agenda_words.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL)
    AND EXISTS (SELECT 1 FROM agenda_items i WHERE i.id = agenda_words.item_id AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL));

CREATE POLICY agenda_words_change ON agenda_words FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND person_id = (SELECT app.me())
    AND EXISTS (SELECT 1 FROM agenda_items i WHERE i.id = agenda_words.item_id AND i.meeting_id IS NULL));

CREATE POLICY agenda_words_take_back ON agenda_words FOR DELETE TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND person_id = (SELECT app.me()));

CREATE POLICY agenda_words_own ON agenda_words TO krets_owner
  USING (person_id = (SELECT app.me()));
