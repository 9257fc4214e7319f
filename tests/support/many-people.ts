import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { SeatRole } from '@krets/shared/kinds';
import { createPerson } from './networks.js';
import type { GraphAnswer, Person } from './person.js';
import type { TestServer } from './server.js';

/** So many leaders who have signed in, a few at a time. */
export async function manyPeople(server: TestServer, size: number): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < size) {
    const next = Array.from({ length: Math.min(10, size - people.length) }, () => createPerson(server));
    people.push(...(await Promise.all(next)));
  }
  return people;
}

/** Inserts a room into the database, for tests that need a hundred of them. @returns its id */
export async function insertRoom(
  { database }: TestServer,
  seats: { person: Person; role?: SeatRole }[],
  seatsMax: number,
): Promise<string> {
  const id = randomUUID();
  const [founder] = seats;
  await database.asSuperuser(
    `WITH network AS (
       INSERT INTO networks (id, name, purpose, founded_by, created_at, seated_at, stage, charter_version, listed, next_dates,
         seats_min, seats_from, seats_to, seats_warn)
       VALUES ($1, 'Rommet', 'Å lære', $2, now(), now(), 'ACTIVE', 1, false, '{}', 2, 2, 2, 2))
     INSERT INTO charters (network_id, version, made_at, purpose, basis, seats_for, expectations, attendance, preparation, absence,
       rotation, confidence, admission, open_history)
     VALUES ($1, 1, now(), 'Å lære', '{ROLE}', '', '', '', '', '', 'NONE', 'THIS_ROOM', 'FACILITATOR', true)`,
    [id, founder?.person.id],
  );
  await database.asSuperuser(
    `INSERT INTO network_counters (network_id, journal_seq, seats_taken, seats_max) VALUES ($1, 0, 0, $2)`,
    [id, seatsMax],
  );
  await database.asSuperuser(
    `INSERT INTO seats (id, network_id, person_id, role, role_title, orgnr, taken_at, charter_version)
     SELECT gen_random_uuid(), $1, (s->>'person')::uuid, s->>'role', 'Seksjonssjef', p.orgnr, now(), 1
     FROM jsonb_array_elements($2::jsonb) s JOIN people p ON p.id = (s->>'person')::uuid`,
    [id, JSON.stringify(seats.map(({ person, role = 'MEMBER' }) => ({ person: person.id, role })))],
  );
  return id;
}

/** Unused keys to a room. */
export async function insertInvitations(
  { database }: TestServer,
  networkId: string,
  by: Person,
  count: number,
): Promise<string[]> {
  const keys = Array.from({ length: count }, () => randomBytes(24).toString('base64url'));
  const hashes = keys.map((key) => createHash('sha256').update(key).digest('hex'));
  await database.asSuperuser(
    `INSERT INTO invitations (id, network_id, made_by, role, token_hash, created_at, expires_at)
     SELECT gen_random_uuid(), $1, $2, 'MEMBER', hash, now(), now() + interval '1 day' FROM unnest($3::text[]) hash`,
    [networkId, by.id, hashes],
  );
  return keys;
}

type Applying = { person: Person; orgnr: string; state: 'APPLIED' | 'WAITING' };

/** Applications to a room; the queue is in the order given. @returns their ids, in that order */
export async function insertApplications(
  { database }: TestServer,
  networkId: string,
  applying: Applying[],
): Promise<string[]> {
  let place = 0;
  const rows = applying.map(({ person, orgnr, state }) => {
    if (state === 'WAITING') place++;
    return { id: randomUUID(), person: person.id, orgnr, state, place: state === 'WAITING' ? place : null };
  });
  await database.asSuperuser(
    `INSERT INTO applications (id, network_id, person_id, network_name, role, role_title, orgnr, reason, questions, answers,
       in_reporting_line, invited, state, applied_at, place)
     SELECT (a->>'id')::uuid, $1, (a->>'person')::uuid, 'Rommet', 'MEMBER', 'Seksjonssjef', a->>'orgnr', 'Eg vil lære', '{}', '{}',
       false, false, a->>'state', now(), (a->>'place')::int
     FROM jsonb_array_elements($2::jsonb) a`,
    [networkId, JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

/**
 * How each of the requests ended: `ok`, or the code it was refused with. BUSY is asked again, as the web does: on a slow machine some of
 * fifty wait longer for their turn than the server lets them. Anything else of 500 and above ends the test.
 */
export async function collectOutcomes(
  server: TestServer,
  asks: (() => Promise<{ status: number; text: string }>)[],
): Promise<string[]> {
  return Promise.all(
    asks.map(async (ask) => {
      for (let tries = 1; ; tries++) {
        const { status, text } = await ask();
        const error = (JSON.parse(text) as GraphAnswer<unknown>).errors?.[0]?.extensions;
        if (error?.code === 'BUSY' && tries < 5) continue;
        if (status >= 500 || error?.code === 'INTERNAL')
          throw new Error(`${status} ${text}\n${server.output.slice(-2_000)}`);
        return error?.fields?.[0]?.rule ?? error?.code ?? 'ok';
      }
    }),
  );
}

/** How many ended in each way. */
export const counted = (words: string[]) =>
  Object.fromEntries([...new Set(words)].sort().map((word) => [word, words.filter((one) => one === word).length]));
