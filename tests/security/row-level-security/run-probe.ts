import type { ClientBase } from 'pg';
import type { Probe } from './probes.js';
import type { Room } from './room.js';

export type Policy = { table: string; name: string; cmd: string };

/** True when the database stops the probe. `open` is replaced by `true` for as long as the probe lasts. */
export async function isBlocked(
  client: ClientBase,
  room: Room,
  { as, key, role = 'krets_app', sql }: Probe,
  open?: Policy,
): Promise<boolean> {
  await client.query('BEGIN');
  try {
    if (open) {
      const using = open.cmd === 'INSERT' ? '' : 'USING (true)';
      const check = open.cmd === 'SELECT' || open.cmd === 'DELETE' ? '' : 'WITH CHECK (true)';
      await client.query(`ALTER POLICY ${open.name} ON ${open.table} ${using} ${check}`);
    }
    await client.query(`SET LOCAL ROLE ${role}`);
    await client.query(`SELECT set_config('app.person_id', $1, true), set_config('app.access_key', $2, true)`, [
      as ? room[as] : '',
      key?.(room) ?? '',
    ]);
    const { rowCount } = await client.query(sql(room));
    return rowCount === 0;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return true;
    throw error;
  } finally {
    await client.query('ROLLBACK');
  }
}
