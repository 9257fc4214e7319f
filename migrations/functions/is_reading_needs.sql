-- Whether this transaction counts needs, or finds who may be asked about one. Only policies of krets_owner read it.
CREATE OR REPLACE FUNCTION app.is_reading_needs()
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT current_setting('app.reading_needs', true) = 'on' $$;
