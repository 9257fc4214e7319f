import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the journal can speak of, in full. */
export class Topics1795478400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE journal DROP CONSTRAINT ck_journal_topic;
      ALTER TABLE journal ADD CONSTRAINT ck_journal_topic CHECK (topic IN (
        'NETWORK', 'SEAT', 'INVITATION', 'APPLICATION', 'CHARTER', 'CONCERN', 'CHALLENGE', 'CONTRIBUTION',
        'CONSULTATION', 'MESSAGE', 'RESOURCE'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Topics that have been used cannot be taken back.');
  }
}
