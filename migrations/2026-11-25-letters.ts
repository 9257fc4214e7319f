import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A reminder is set in the queue once: the mark that it has been and the letter are one transaction, of the person who
 * gets it. Somebody who looks again after a crash finds the mark, and a letter that was cut off is not begun again.
 */
export class Letters1795478530000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE consultation_participants ADD COLUMN reminded integer NOT NULL DEFAULT 0;

      -- Only for oneself, and only from a room that is open to one: who has gone or is on leave gets no letter.
      CREATE FUNCTION app.remind_once(network uuid, subject uuid, number integer, nth integer, task text)
      RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF task NOT LIKE 'consultation.letter.%' OR NOT (network = ANY (app.my_networks())) THEN RETURN; END IF;
        UPDATE public.consultation_participants SET reminded = nth
         WHERE consultation_id = subject AND network_id = network AND person_id = app.me() AND reminded < nth;
        IF FOUND THEN
          PERFORM graphile_worker.add_job(
            task, json_build_object('subjectId', subject, 'networkId', network, 'personId', app.me(), 'number', number),
            job_key := network || ':' || subject || ':' || task || ':' || app.me());
        END IF;
      END $$;
      REVOKE EXECUTE ON FUNCTION app.remind_once FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.remind_once TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The marks say who has been written to.');
  }
}
