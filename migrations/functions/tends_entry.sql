-- Whether the person of the request may change this entry about something elsewhere: one of its editors, or an administrator.
CREATE OR REPLACE FUNCTION app.tends_entry(listing uuid)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT EXISTS (SELECT 1 FROM open.entries o WHERE o.id = tends_entry.listing AND o.origin = 'ELSEWHERE')
  AND (app.am_administrator() OR EXISTS (SELECT 1 FROM public.entry_editors e WHERE e.entry_id = tends_entry.listing AND e.person_id = app.me()))
$$;
REVOKE EXECUTE ON FUNCTION app.tends_entry(listing uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tends_entry TO krets_app;
