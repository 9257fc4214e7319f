import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An id made by a client counts for its maker in one room: used again in another it names something else. */
export class ClientIds1795824201000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE challenges DROP CONSTRAINT uq_challenges_client,
        ADD CONSTRAINT uq_challenges_client UNIQUE (owner_id, network_id, client_id);
      ALTER TABLE contributions DROP CONSTRAINT uq_contributions_client,
        ADD CONSTRAINT uq_contributions_client UNIQUE (author_id, network_id, client_id);
      ALTER TABLE messages DROP CONSTRAINT uq_messages_client,
        ADD CONSTRAINT uq_messages_client UNIQUE (author_id, network_id, client_id);
      ALTER TABLE resources DROP CONSTRAINT uq_resources_client,
        ADD CONSTRAINT uq_resources_client UNIQUE (added_by, network_id, client_id);
      ALTER TABLE consultations DROP CONSTRAINT uq_consultations_client,
        ADD CONSTRAINT uq_consultations_client UNIQUE (owner_id, network_id, client_id);
      ALTER TABLE consultation_posts DROP CONSTRAINT uq_consultation_posts_client,
        ADD CONSTRAINT uq_consultation_posts_client UNIQUE (author_id, consultation_id, client_id);
      ALTER TABLE kept_places DROP CONSTRAINT pk_kept_places, ADD CONSTRAINT pk_kept_places PRIMARY KEY (person_id, id);
      DROP INDEX ix_kept_places_person;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Two rooms may have used the same id by now.');
  }
}
