import { randomBytes, randomUUID } from 'node:crypto';
import type { DurableEmail } from '@krets/server/dist/platform/email/outgoing-mails.js';
import { OutgoingMails } from '@krets/server/dist/platform/email/outgoing-mails.js';
import pg from 'pg';
import type { TestDatabase } from './database.js';
import type { MailServer, Received } from './mail-server.js';
import { until } from './person.js';
import { secret } from './server.js';

/** Letters of some kinds in turn, each with something in its text that tells it apart (`marks`), to each of `addresses` in turn. */
export function someMails(count: number, addresses: string[]): { mails: DurableEmail[]; marks: string[] } {
  const mails = Array.from({ length: count }, (_, n): DurableEmail => {
    const to = addresses[n % addresses.length] ?? '';
    const id = randomUUID();
    const room = { to, language: 'nn' as const, variables: { networkId: id } };
    const kinds: DurableEmail[] = [
      { kind: 'INVITATION', to, language: 'nn', variables: { key: randomBytes(24).toString('base64url') } },
      { kind: 'APPLICATION_RECEIVED', ...room },
      { kind: 'APPLICATION_WAITING', ...room },
      { kind: 'APPLICATION_ADMITTED', ...room },
      { kind: 'APPLICATION_ADMITTED_NEAR', ...room },
      { kind: 'APPLICATION_DECLINED', ...room },
      { kind: 'APPLICATION_NEARBY', ...room },
      { kind: 'ROOM_OPENED', to, language: 'nn', variables: { networkId: id, hours: '2' } },
      { kind: 'ROOM_COPIED', ...room },
    ];
    return kinds[n % kinds.length] as DurableEmail;
  });
  return { mails, marks: mails.map(({ variables }) => Object.values(variables)[0] ?? '') };
}

/** Writes letters down as the server does: as its role, acting as a person, in one transaction. */
export async function enqueueMails(
  database: TestDatabase,
  mails: DurableEmail[],
  secrets: string[] = [secret],
): Promise<void> {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.person_id', $1, true)`, [randomUUID()]);
    const rows = async <T extends object>(sql: string, values?: unknown[]) =>
      (await client.query(sql, values)).rows as T[];
    await new OutgoingMails(secrets).write({ rows }, mails);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

export const waiting = async (database: TestDatabase) =>
  (await database.asSuperuser<{ attempts: number; state: string }>('SELECT attempts, state FROM outgoing_mail')).filter(
    ({ state }) => state === 'WAITING',
  );

/** The marks of what has come to one address, in the order it came first. */
export const marksIn = (mails: Received[], marks: string[]): string[] => [
  ...new Set(mails.map(({ text }) => marks.find((mark) => text.includes(mark)) ?? text)),
];

/** Each letter has come, and to each address in the order in which the letters were written. */
export async function waitForMails(
  mailServer: MailServer,
  mails: DurableEmail[],
  marks: string[],
  milliseconds = 30_000,
): Promise<void> {
  await until(() => marks.every((mark) => mailServer.received.some(({ text }) => text.includes(mark))), milliseconds);
  for (const address of new Set(mails.map(({ to }) => to))) {
    const written = marks.filter((_, n) => mails[n]?.to === address);
    const came = marksIn(mailServer.to(address), marks);
    if (came.join() !== written.join()) throw new Error(`${address} got ${came} where ${written} were written.`);
  }
}
