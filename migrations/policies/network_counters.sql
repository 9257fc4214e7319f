ALTER TABLE network_counters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (journal_seq, seats_taken, seats_max) ON network_counters TO krets_app;

CREATE POLICY network_counters_count ON network_counters FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_seated_networks())::uuid[]));

CREATE POLICY network_counters_found ON network_counters FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_founded_networks())::uuid[]));

CREATE POLICY network_counters_read ON network_counters FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_seated_networks())::uuid[]));

CREATE POLICY network_counters_maintenance ON network_counters TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY network_counters_listed ON network_counters FOR SELECT TO krets_owner
  USING (EXISTS (SELECT 1 FROM networks n WHERE n.id = network_counters.network_id AND n.listed));

CREATE TRIGGER guard_counter BEFORE UPDATE OF seats_max ON network_counters
  FOR EACH ROW EXECUTE FUNCTION app.guard_counter();
CREATE TRIGGER seat_waiting AFTER UPDATE OF seats_max ON network_counters
  FOR EACH ROW EXECUTE FUNCTION app.seat_waiting_after_growth();
CREATE TRIGGER copy_seats AFTER UPDATE OF seats_taken, seats_max ON network_counters
  FOR EACH ROW WHEN (old.seats_taken <> new.seats_taken OR old.seats_max <> new.seats_max) EXECUTE FUNCTION app.copy_seats();
