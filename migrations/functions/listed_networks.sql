-- The listed networks, as everybody signed in may see them.
CREATE OR REPLACE FUNCTION app.listed_networks()
RETURNS TABLE(id uuid, name text, purpose text, stage text, "seatsFor" text, basis text[], "organiserName" text, "organiserType" text, "seatsTaken" integer, "seatsFree" integer, size text, "everyWeeks" integer, minutes integer, "decidedBy" text, questions text[], "takesApplications" boolean, "entryId" uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT n.id, n.name, n.purpose, n.stage, c.seats_for, c.basis::text[], n.organiser_name, n.organiser_type,
  CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN k.seats_taken END,
  CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN k.seats_max - k.seats_taken END,
  CASE WHEN k.seats_taken <= 5 THEN 'FEW' WHEN k.seats_taken <= 10 THEN 'SOME' ELSE 'MANY' END,
  c.every_weeks, c.minutes, c.admission, coalesce(q.questions::text[], '{}'), n.stage IN ('FORMING', 'ACTIVE'), n.entry_id
FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
JOIN public.network_counters k ON k.network_id = n.id LEFT JOIN public.admission_questions q ON q.network_id = n.id
WHERE app.me() IS NOT NULL AND n.listed AND n.stage NOT IN ('DRAFT', 'SPLIT', 'CLOSED')
$$;
