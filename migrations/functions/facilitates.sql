-- Whether the person facilitates the network, and it may be written in.
CREATE OR REPLACE FUNCTION app.facilitates(network uuid)
RETURNS boolean LANGUAGE sql STABLE
AS $$
SELECT facilitates.network = ANY (app.my_facilitated_networks()) AND facilitates.network = ANY (app.my_writable_networks())
$$;
