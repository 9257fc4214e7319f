import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One rule of what an outsider may know of a network that lets itself be found, whatever she looks for it with. */
export class Listing1795478510000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION app.open_networks();
      DROP FUNCTION app.listed_networks(text);
      DROP TYPE app.listed_network;
      DROP POLICY networks_open ON networks;
      DROP POLICY network_counters_open ON network_counters;
      DROP POLICY charters_open ON charters;
      DROP POLICY admission_questions_open ON admission_questions;
      CREATE POLICY admission_questions_listed ON admission_questions FOR SELECT TO krets_owner
        USING (EXISTS (SELECT 1 FROM networks n WHERE n.id = network_id AND n.listed));

      -- For anybody signed in. How many sit in the room of a trade union would tell who is organised: only a band.
      CREATE FUNCTION app.listed_networks() RETURNS TABLE (
        id uuid, name text, purpose text, stage text, "seatsFor" text, basis text[], "organiserName" text, "organiserType" text,
        "seatsTaken" integer, "seatsFree" integer, size text, "everyWeeks" integer, minutes integer, "decidedBy" text,
        questions text[], "takesApplications" boolean
      ) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
        SELECT n.id, n.name, n.purpose, n.stage, c.seats_for, c.basis::text[], n.organiser_name, n.organiser_type,
          CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN k.seats_taken END,
          CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN k.seats_max - k.seats_taken END,
          CASE WHEN k.seats_taken <= 5 THEN 'FEW' WHEN k.seats_taken <= 10 THEN 'SOME' ELSE 'MANY' END,
          c.every_weeks, c.minutes, c.admission, coalesce(q.questions::text[], '{}'), n.stage IN ('FORMING', 'ACTIVE')
        FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
        JOIN public.network_counters k ON k.network_id = n.id LEFT JOIN public.admission_questions q ON q.network_id = n.id
        WHERE app.me() IS NOT NULL AND n.listed AND n.stage NOT IN ('DRAFT', 'SPLIT', 'CLOSED') $$;

      CREATE OR REPLACE FUNCTION app.open_rooms() RETURNS uuid[] LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$
        SELECT coalesce(array_agg(id), '{}') FROM app.listed_networks() WHERE "takesApplications" $$;

      -- How many of the words asked for are said there. Words match by their beginning, so that an ending does not part them.
      CREATE FUNCTION app.words_shared(asked text, said text) RETURNS bigint LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
        SELECT count(*) FROM (
          SELECT DISTINCT CASE WHEN length(word) <= 3 THEN ' ' || word || ' ' ELSE ' ' || left(word, greatest(4, length(word) - 3)) END AS start
          FROM regexp_split_to_table(lower(left(asked, 700)), '[^[:alnum:]]+') AS word
          WHERE length(word) >= 2 AND word NOT IN ('og', 'for', 'som', 'med', 'til', 'av', 'om', 'vi', 'er', 'det', 'den', 'dei', 'de', 'ein', 'en',
            'eit', 'et', 'ei', 'på', 'frå', 'fra', 'kan', 'har', 'seg', 'oss', 'the', 'and', 'to', 'of', 'in', 'we', 'our', 'nettverk', 'nettverket', 'network')
          LIMIT 40) a
        WHERE position(a.start IN ' ' || regexp_replace(lower(said), '[^[:alnum:]]+', ' ', 'g') || ' ') > 0 $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Two rules of what may be known are not made of one.');
  }
}
