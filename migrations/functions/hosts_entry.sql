-- Whether the person of the request organises this meeting place. An administrator of the platform does not.
CREATE OR REPLACE FUNCTION app.hosts_entry(listing uuid)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT EXISTS (SELECT 1 FROM open.entries o JOIN public.entry_editors e ON e.entry_id = o.id
  WHERE o.id = hosts_entry.listing AND o.origin = 'ELSEWHERE' AND o.kind = 'MEETING_PLACE' AND e.person_id = app.me())
$$;
REVOKE EXECUTE ON FUNCTION app.hosts_entry(listing uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.hosts_entry TO krets_app;
