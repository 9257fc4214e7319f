import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What others may know of a listed network, and what one has kept for later. */
export class Founding1795478403000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A meeting place somebody has in mind, kept for herself until there are meeting places.
      CREATE TABLE kept_places (
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        name varchar(120) NOT NULL,
        purpose varchar(500) NOT NULL,
        kept_at timestamptz NOT NULL,
        CONSTRAINT pk_kept_places PRIMARY KEY (id),
        CONSTRAINT fk_kept_places_person FOREIGN KEY (person_id) REFERENCES people (id)
      );
      CREATE INDEX ix_kept_places_person ON kept_places (person_id);
      ALTER TABLE kept_places ENABLE ROW LEVEL SECURITY; ALTER TABLE kept_places FORCE ROW LEVEL SECURITY;
      CREATE POLICY kept_places_own ON kept_places TO krets_app USING (person_id = app.me());
      GRANT SELECT, INSERT, DELETE, UPDATE (name, purpose, kept_at) ON kept_places TO krets_app;

      -- Nobody is invited to what its initiator has not announced. As a definer it keeps the policy free of recursion.
      CREATE FUNCTION app.my_drafts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(n.id), '{}') FROM public.networks n JOIN public.seats s ON s.network_id = n.id
              WHERE s.person_id = app.me() AND s.ended_at IS NULL AND n.stage = 'DRAFT' $$;
      CREATE POLICY invitations_announced ON invitations AS RESTRICTIVE FOR INSERT TO krets_app
        WITH CHECK (network_id <> ALL ((SELECT app.my_drafts())::uuid[]));

      -- For the function below, which hands out what is public of these rows and nothing more.
      CREATE POLICY networks_listed ON networks FOR SELECT TO krets_owner USING (listed);
      CREATE POLICY charters_listed ON charters FOR SELECT TO krets_owner
        USING (EXISTS (SELECT 1 FROM networks n WHERE n.id = network_id AND n.listed));
      CREATE POLICY network_counters_listed ON network_counters FOR SELECT TO krets_owner
        USING (EXISTS (SELECT 1 FROM networks n WHERE n.id = network_id AND n.listed));

      CREATE TYPE app.listed_network AS (
        id uuid, name text, purpose text, stage text, organiser_type text, organiser_name text, seats_for text,
        every_weeks integer, seats_taken integer, seats_free integer, size_band text
      );
      -- Listed networks that share words with what is asked for, the most alike first. Words match by their beginning,
      -- so that an ending does not part them. A trade union's network has no exact size: it would say who is organised.
      CREATE FUNCTION app.listed_networks(words text) RETURNS app.listed_network[]
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
        WITH asked AS (
          SELECT DISTINCT CASE WHEN length(word) <= 3 THEN ' ' || word || ' ' ELSE ' ' || left(word, greatest(4, length(word) - 3)) END AS start
          FROM regexp_split_to_table(lower(left(words, 700)), '[^[:alnum:]]+') AS word
          WHERE length(word) >= 2 AND word NOT IN ('og', 'for', 'som', 'med', 'til', 'av', 'om', 'vi', 'er', 'det', 'den', 'dei', 'de', 'ein', 'en',
            'eit', 'et', 'ei', 'på', 'frå', 'fra', 'kan', 'har', 'seg', 'oss', 'the', 'and', 'to', 'of', 'in', 'we', 'our', 'nettverk', 'nettverket', 'network')
          LIMIT 40
        ), listed AS (
          SELECT n.id, n.name, n.purpose, n.stage, n.organiser_type, n.organiser_name, c.seats_for, c.every_weeks, k.seats_taken,
            k.seats_max - k.seats_taken AS seats_free, n.organiser_type IS NOT DISTINCT FROM 'TRADE_UNION' AS hidden,
            ' ' || regexp_replace(lower(concat_ws(' ', n.name, n.purpose, c.seats_for,
              CASE WHEN 'ROLE' = ANY (c.basis) THEN 'rolle role' END, CASE WHEN 'FUNCTION' = ANY (c.basis) THEN 'funksjon function' END,
              CASE WHEN 'FIELD' = ANY (c.basis) THEN 'fag field' END, CASE WHEN 'LEADERSHIP' = ANY (c.basis) THEN 'leiing ledelse leadership' END
            )), '[^[:alnum:]]+', ' ', 'g') || ' ' AS said
          FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
          JOIN public.network_counters k ON k.network_id = n.id
          WHERE n.listed AND n.stage NOT IN ('DRAFT', 'SPLIT', 'CLOSED')
        ), found AS (
          SELECT l.*, (SELECT count(*) FROM asked a WHERE position(a.start IN l.said) > 0) AS alike FROM listed l
        ), best AS (
          SELECT * FROM found WHERE alike > 0 ORDER BY alike DESC, name LIMIT 8
        )
        SELECT coalesce(array_agg(ROW(id, name, purpose, stage, organiser_type, organiser_name, seats_for, every_weeks,
          CASE WHEN NOT hidden THEN seats_taken END, CASE WHEN NOT hidden THEN seats_free END,
          CASE WHEN seats_taken <= 5 THEN 'FEW' WHEN seats_taken <= 10 THEN 'SOME' ELSE 'MANY' END)::app.listed_network
          ORDER BY alike DESC, name), '{}') FROM best $$;

      -- Functions of the tables' owner, whose search path is empty, ask the gate too.
      ALTER FUNCTION app.form_gaps(uuid) SET search_path = public;

      -- What the members decided together is nobody's act in the log: whose yes was the last one is not told.
      CREATE FUNCTION app.log_closing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO public.room_log (id, network_id, at, kind, detail) VALUES (gen_random_uuid(), NEW.id, now(), 'STAGE_CHANGED', NEW.stage);
        RETURN NULL;
      END $$;
      CREATE TRIGGER log_closing AFTER UPDATE OF stage ON networks FOR EACH ROW
        WHEN (NEW.stage = 'CLOSED' AND OLD.stage <> 'DRAFT') EXECUTE FUNCTION app.log_closing();
    `);
  }

  async down(): Promise<void> {
    throw new Error('What has been kept cannot be taken back.');
  }
}
