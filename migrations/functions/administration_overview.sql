-- Figures of every network for an administrator: never names of members, never content.
CREATE OR REPLACE FUNCTION app.administration_overview()
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  n record;
  rows jsonb := '[]';
  taken integer;
  most integer;
  gaps integer;
BEGIN
  IF NOT app.am_administrator() THEN RETURN '{}'; END IF;
  PERFORM set_config('app.overview', 'on', true);
  FOR n IN SELECT id, name, stage, listed, organiser_type, programme_id FROM public.networks WHERE seated_at IS NOT NULL ORDER BY name LIMIT 1000 LOOP
    PERFORM set_config('app.maintenance_network', n.id::text, true);
    SELECT seats_taken, seats_max INTO taken, most FROM public.network_counters WHERE network_id = n.id;
    gaps := cardinality(app.missing_requirements(n.id));
    rows := rows || jsonb_build_object(
      'name', CASE WHEN n.listed THEN n.name END, 'stage', n.stage, 'organiserType', n.organiser_type, 'programmeId', n.programme_id,
      'met', 12 - gaps,
      -- A union's exact size would tell who is in the union.
      'seats', CASE WHEN n.organiser_type = 'TRADE_UNION' THEN NULL ELSE taken END,
      'band', CASE WHEN taken <= 5 THEN 'FEW' WHEN taken <= 10 THEN 'SOME' ELSE 'MANY' END, 'seatsMax', most);
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
  PERFORM set_config('app.overview', '', true);
  RETURN rows;
END
$$;
