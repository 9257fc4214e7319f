ALTER TABLE need_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON need_requests TO krets_app;

CREATE POLICY need_requests_make ON need_requests FOR INSERT TO krets_app
  WITH CHECK (asked_by = (SELECT app.me())
    AND network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
    AND network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM open.need_numbers n
      WHERE n.counted = need_requests.counted AND n.code = need_requests.code AND n.theme = need_requests.theme));

CREATE POLICY need_requests_read ON need_requests FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[]));

CREATE POLICY need_requests_owner ON need_requests TO krets_owner
  USING (asked_by = (SELECT app.me()));

CREATE POLICY need_requests_asked ON need_requests FOR SELECT TO krets_owner
  USING (app.is_reading_needs());

CREATE POLICY need_requests_expired ON need_requests TO krets_owner
  USING (app.is_removing_expired() AND asked_at < now() - interval '180 days');
