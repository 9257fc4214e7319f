import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person may not read of her own rooms is found once a statement, and no longer looked up for each row. */
export class Reading1795478401000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX ix_challenges_withdrawn ON challenges (network_id) WHERE withdrawn_at IS NOT NULL;

      CREATE POLICY challenges_owner ON challenges FOR SELECT TO krets_owner USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND withdrawn_at IS NOT NULL);

      -- The challenges in the caller's rooms that are closed to the caller, and their threads with them.
      -- As definer it sees by the policy above: the policies that ask it stay free of recursion.
      CREATE FUNCTION app.closed_to_me() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(id), '{}') FROM public.challenges
              WHERE withdrawn_at IS NOT NULL AND owner_id <> app.me() $$;

      ALTER POLICY challenges_read ON challenges USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND id <> ALL ((SELECT app.closed_to_me())::uuid[]));
      ALTER POLICY challenge_versions_read ON challenge_versions USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND challenge_id <> ALL ((SELECT app.closed_to_me())::uuid[]));
      ALTER POLICY threads_read ON threads USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND challenge_id <> ALL ((SELECT app.closed_to_me())::uuid[]));
      ALTER POLICY contributions_read ON contributions USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND challenge_id <> ALL ((SELECT app.closed_to_me())::uuid[]));
      ALTER POLICY contributions_post ON contributions WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND author_id = app.me()
        AND challenge_id <> ALL ((SELECT app.closed_to_me())::uuid[])
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
    `);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken back one by one.');
  }
}
