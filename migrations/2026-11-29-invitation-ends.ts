import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Invitations that the database itself ends, because the right of their maker ended, are told to the server that carried out the
 * change: as a notice with ids on the connection, which costs no statement and is forgotten when the transaction is rolled back.
 */
export class InvitationEnds1795824933000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION app.tell_invitation_ended() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE NOTICE USING ERRCODE = 'KR001', MESSAGE = 'INVITATION_REVOKED', DETAIL =
          jsonb_build_object('personId', app.me(), 'networkId', NEW.network_id, 'subjectId', NEW.id);
        RETURN NULL;
      END $$;
      -- What somebody revokes by hand the server knows already.
      CREATE TRIGGER tell_invitation_ended AFTER UPDATE OF revoked_at ON invitations FOR EACH ROW
        WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL AND current_user <> 'krets_app')
        EXECUTE FUNCTION app.tell_invitation_ended();
      INSERT INTO app.compatible_steps (name) VALUES ('InvitationEnds1795824933000');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER tell_invitation_ended ON invitations; DROP FUNCTION app.tell_invitation_ended()');
  }
}
