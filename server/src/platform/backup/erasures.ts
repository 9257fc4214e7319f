import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { writeWhole } from './manifest.js';

/** What people have had deleted: only ids and times. A restored database must not bring it back. */
export type Erasures = {
  /** People without an account. */
  gone: string[];
  takenOut: { personId: string; networkId: string; at: string }[];
};

export async function erasuresIn(client: ClientBase): Promise<Erasures> {
  const gone = await client.query<{ id: string }>(
    'SELECT id FROM people p WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id) ORDER BY id',
  );
  const takenOut = await client.query<Erasures['takenOut'][number]>(
    `SELECT s.person_id AS "personId", j.network_id AS "networkId", max(j.at)::text AS at
     FROM journal j JOIN seats s ON s.id = j.subject_id WHERE j.topic = 'SEAT' AND j.kind = 'ERASED'
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return { gone: gone.rows.map(({ id }) => id), takenOut: takenOut.rows };
}

export function together(...all: Erasures[]): Erasures {
  const latest = new Map<string, Erasures['takenOut'][number]>();
  for (const one of all.flatMap(({ takenOut }) => takenOut)) {
    const key = `${one.personId} ${one.networkId}`;
    const before = latest.get(key);
    if (!before || new Date(before.at) < new Date(one.at)) latest.set(key, one);
  }
  return { gone: [...new Set(all.flatMap(({ gone }) => gone))], takenOut: [...latest.values()] };
}

const fileIn = (backups: string) => join(backups, 'erasures.json');
const none: Erasures = { gone: [], takenOut: [] };

export const notedErasures = async (backups: string): Promise<Erasures> => {
  const text = await readFile(fileIn(backups), 'utf8').catch(() => null);
  return text === null ? none : (JSON.parse(text) as Erasures);
};

/** Stored outside the backups, so that restoring an old one still knows every later erasure. */
export async function noteErasures(backups: string, client: ClientBase): Promise<void> {
  const all = together(await notedErasures(backups), await erasuresIn(client));
  await writeWhole(fileIn(backups), JSON.stringify(all));
}

/** Which of these erasures must be repeated in a restored database: it still has the account, or content from before it was erased. */
export async function toReplay(client: ClientBase, { gone, takenOut }: Erasures): Promise<Erasures> {
  const still = await client.query<{ id: string }>(
    'SELECT person_id AS id FROM accounts WHERE person_id = ANY($1::uuid[])',
    [gone],
  );
  const now = new Map(
    (await erasuresIn(client)).takenOut.map((one) => [`${one.personId} ${one.networkId}`, new Date(one.at)]),
  );
  return {
    gone: still.rows.map(({ id }) => id),
    takenOut: takenOut.filter(({ personId, networkId, at }) => {
      const done = now.get(`${personId} ${networkId}`);
      return !done || done < new Date(at);
    }),
  };
}
