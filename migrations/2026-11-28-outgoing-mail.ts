import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mail is written down in the transaction it follows from, and delivered by whoever does what falls due. The payload is
 * sealed with a secret that the database does not know. The role the server runs as writes mail and reads none of it.
 */
export class OutgoingMail1795824600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE outgoing_mail (
        number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        id uuid NOT NULL,
        kind varchar(40) NOT NULL,
        recipient varchar(22),
        payload bytea,
        state varchar(13) NOT NULL DEFAULT 'WAITING',
        attempts integer NOT NULL DEFAULT 0,
        failure varchar(32),
        created_at timestamptz NOT NULL DEFAULT now(),
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        claimed_by varchar(64),
        claimed_until timestamptz,
        CONSTRAINT pk_outgoing_mail PRIMARY KEY (number),
        CONSTRAINT uq_outgoing_mail_id UNIQUE (id),
        CONSTRAINT ck_outgoing_mail_state CHECK (state IN ('WAITING', 'UNDELIVERABLE')),
        CONSTRAINT ck_outgoing_mail_payload CHECK ((state = 'WAITING') = (payload IS NOT NULL)),
        CONSTRAINT ck_outgoing_mail_recipient CHECK ((state = 'WAITING') = (recipient IS NOT NULL)),
        CONSTRAINT ck_outgoing_mail_ended CHECK ((state = 'WAITING') = (ended_at IS NULL))
      ) WITH (fillfactor = 70);
      CREATE INDEX ix_outgoing_mail_recipient ON outgoing_mail (recipient, number) WHERE state = 'WAITING';
      CREATE INDEX ix_outgoing_mail_next_attempt ON outgoing_mail (next_attempt_at) WHERE state = 'WAITING';

      ALTER TABLE outgoing_mail ENABLE ROW LEVEL SECURITY; ALTER TABLE outgoing_mail FORCE ROW LEVEL SECURITY;
      CREATE POLICY outgoing_mail_write ON outgoing_mail FOR INSERT TO krets_app WITH CHECK (app.me() IS NOT NULL);
      -- What is late or lost. When mail goes out as it should, its times would tell when a room is used.
      CREATE POLICY outgoing_mail_late ON outgoing_mail FOR SELECT TO krets_app USING (
        (attempts > 0 OR created_at < now() - interval '10 minutes') AND (SELECT app.am_administrator()));
      GRANT INSERT (id, kind, recipient, payload), SELECT (kind, state, attempts, failure, created_at, next_attempt_at, ended_at)
        ON outgoing_mail TO krets_app;

      -- A mail is tried again within a day, and stays in sight until then.
      CREATE POLICY outgoing_mail_due ON outgoing_mail FOR SELECT TO krets_jobs USING (next_attempt_at < now() + interval '25 hours');
      CREATE POLICY outgoing_mail_attempt ON outgoing_mail FOR UPDATE TO krets_jobs USING (state = 'WAITING') WITH CHECK (true);
      -- What could not be delivered stays for the administrator to see.
      CREATE POLICY outgoing_mail_delivered ON outgoing_mail FOR DELETE TO krets_jobs USING (
        state = 'WAITING' OR ended_at < now() - interval '90 days');
      GRANT SELECT, DELETE, UPDATE (payload, recipient, state, attempts, failure, next_attempt_at, ended_at, claimed_by, claimed_until)
        ON outgoing_mail TO krets_jobs;

      CREATE SCHEMA mail;
      -- The language chosen by whoever has an account with this address.
      CREATE FUNCTION mail.language_of(address text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_key text := current_setting('app.key', true);
        found text;
      BEGIN
        PERFORM set_config('app.key', address, true);
        SELECT a.language INTO found FROM public.accounts a WHERE a.email = address;
        PERFORM set_config('app.key', coalesce(outer_key, ''), true);
        RETURN found;
      END $$;
      REVOKE EXECUTE ON FUNCTION mail.language_of FROM PUBLIC;
      GRANT USAGE ON SCHEMA mail TO krets_jobs;
      GRANT EXECUTE ON FUNCTION mail.language_of TO krets_jobs;
    `);
    await db.query(`
      ALTER TABLE consultation_participants ADD COLUMN away_told integer NOT NULL DEFAULT 0;

      -- Marks a reminder as sent, for oneself and in a room that is open to one. False when it has been sent before: the
      -- mark and the mail are one transaction. An earlier version of the server still calls app.remind_once.
      CREATE FUNCTION app.mark_reminded(network uuid, subject uuid, nth integer) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF NOT (network = ANY (app.my_networks())) THEN RETURN false; END IF;
        UPDATE public.consultation_participants SET reminded = nth
         WHERE consultation_id = subject AND network_id = network AND person_id = app.me() AND reminded < nth;
        RETURN FOUND;
      END $$;

      -- The same for the owner, each time a consultation has been paused because its owner was away.
      CREATE FUNCTION app.mark_told_away(network uuid, subject uuid) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
        latest record;
      BEGIN
        IF NOT (network = ANY (app.my_networks())) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', network::text, true);
        SELECT t.number, t.why INTO latest FROM public.consultation_transitions t
          WHERE t.consultation_id = subject AND t.network_id = network ORDER BY t.number DESC LIMIT 1;
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        IF latest.why IS DISTINCT FROM 'OWNER_AWAY' THEN RETURN false; END IF;
        UPDATE public.consultation_participants SET away_told = latest.number
         WHERE consultation_id = subject AND network_id = network AND person_id = app.me() AND away_told < latest.number;
        RETURN FOUND;
      END $$;
      REVOKE EXECUTE ON FUNCTION app.mark_reminded, app.mark_told_away FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.mark_reminded, app.mark_told_away TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Mail that waits would be lost.');
  }
}
