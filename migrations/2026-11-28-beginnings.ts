import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when one reads a room that one came late to is found once a statement, and no longer looked up for each row. */
export class Beginnings1795824802000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const policies: { name: string; table: string; condition: string }[] = await db.query(
      `SELECT quote_ident(polname) AS name, polrelid::regclass::text AS table, pg_get_expr(polqual, polrelid) AS condition FROM pg_policy
       WHERE pg_get_expr(polqual, polrelid) LIKE '%app.my_beginning(network_id)%'`,
    );
    for (const { name, table, condition } of policies) {
      const once = condition.replaceAll(
        'app.my_beginning(network_id)',
        '((SELECT app.my_beginnings())::timestamptz[])[array_position((SELECT app.my_late())::uuid[], network_id)]',
      );
      await db.query(`ALTER POLICY ${name} ON ${table} USING (${once})`);
    }
  }

  async down(): Promise<void> {
    throw new Error('The policies are not taken back one by one.');
  }
}
