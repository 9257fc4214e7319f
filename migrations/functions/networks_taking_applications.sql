-- Listed networks that take applications.
CREATE OR REPLACE FUNCTION app.networks_taking_applications()
RETURNS uuid[] LANGUAGE sql STABLE SET search_path = ''
AS $$ SELECT coalesce(array_agg(id), '{}') FROM app.listed_networks() WHERE "takesApplications" $$;
