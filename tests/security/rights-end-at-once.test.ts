import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postMessage } from '../support/chat.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  createSecondAdministrator,
  joinNetwork,
  type TestNetwork,
} from '../support/networks.js';
import { Person, until } from '../support/person.js';
import { rounds as roundsOf } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

const rounds = roundsOf(15, 60);
/** So many at once: the server has 20 connections to the database. */
const abreast = 6;

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 1);
});
afterAll(() => server.stop());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const disable = 'mutation ($email: String!) { disableAccount(email: $email) }';
const enable = 'mutation ($email: String!) { enableAccount(email: $email) }';
const request = 'mutation ($email: String!) { requestSignInCode(email: $email, language: nn) }';
const signIn = 'mutation ($email: String!, $code: String!) { signIn(email: $email, code: $code) { id } }';

async function inRounds(round: (n: number) => Promise<void>): Promise<void> {
  let n = 0;
  const one = async () => {
    while (n < rounds) await round(n++);
  };
  await Promise.all(Array.from({ length: abreast }, one));
}

describe('an account that is disabled while its person signs in', () => {
  it('has no session left, and none that began meanwhile is worth anything', async () => {
    const left: string[] = [];
    await inRounds(async (n) => {
      const person = new Person(server, `kappløp${n}@example.org`.replace('ø', 'o'));
      // The account is there before: a first sign-in makes it.
      await server.database.asSuperuser(
        `WITH p AS (INSERT INTO people (id, name, role_title) VALUES (gen_random_uuid(), '', '') RETURNING id)
         INSERT INTO accounts (person_id, email, language, is_administrator, created_at) SELECT id, $1, 'nn', false, now() FROM p`,
        [person.email],
      );
      await person.ask(request, { email: person.email });
      const code = await server.codeFor(person.email);
      const signing = person.answerTo(signIn, { email: person.email, code });
      await pause(n % 7);
      await administrator.ask(disable, { email: person.email });
      await signing;
      const { text } = await person.send({ query: '{ me { id } }' });
      if (text !== '{"data":{"me":null}}\n') left.push(`${n}: ${text}`);
    });
    const sessions = await server.database.asSuperuser(
      `SELECT s.id FROM sessions s JOIN accounts a ON a.person_id = s.person_id WHERE a.disabled_at IS NOT NULL`,
    );
    expect({ left, sessions }).toEqual({ left: [], sessions: [] });
  });
});

/** Starts a change that waits for the room's counter; meanwhile the right to it is removed. */
describe('a change that waits while the right to it is taken away', () => {
  it('is done before the right is gone, or not at all', async () => {
    const person = await createPerson(server);
    const late: string[] = [];
    for (let n = 0; n < 10; n++) {
      await person.signIn();
      let disabledAt = 0;
      const posting = (async () => {
        for (let i = 0; i < 10; i++) {
          const asked = performance.now();
          const { errors } = await person.answerTo(
            'mutation ($input: ProfileInput!) { saveProfile(input: $input) { id } }',
            {
              input: {
                name: `Namn ${n}.${i}`,
                roleTitle: 'Seksjonssjef',
                orgnr: '971040238',
                county: null,
                language: 'nn',
              },
            },
          );
          if (!errors && disabledAt && asked > disabledAt) late.push(`${n}.${i}`);
        }
      })();
      await pause(3 * n);
      await administrator.ask(disable, { email: person.email });
      disabledAt = performance.now();
      const [before] = await server.database.asSuperuser('SELECT name FROM people WHERE id = $1', [person.id]);
      await posting;
      const [after] = await server.database.asSuperuser('SELECT name FROM people WHERE id = $1', [person.id]);
      if (JSON.stringify(before) !== JSON.stringify(after)) late.push(`${n}: written after`);
      await administrator.ask(enable, { email: person.email });
      await server.database.asSuperuser('DELETE FROM sign_in_codes');
    }
    expect(late).toEqual([]);
  });

  it.each([
    ['a session that is ended', 'session'],
    ['a seat that is ended', 'seat'],
    ['an account that is disabled', 'account'],
  ])('%s: nothing is written once it is gone', async (_, what) => {
    const { id, facilitator } = room;
    const person = await createPerson(server);
    await joinNetwork(room, person);
    const other = await new Person(server, person.email).signIn();
    const end = {
      session: async () => {
        const { me } = await other.ask<{ me: { sessions: { id: string; current: boolean }[] } }>(
          '{ me { sessions { id current } } }',
        );
        const there = me.sessions.find(({ current }) => !current)?.id;
        return () => other.ask('mutation ($id: ID!) { endSession(id: $id) { id } }', { id: there });
      },
      seat: async () => () =>
        facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: room.seatOf.get(person) }),
      account: async () => () => administrator.ask(disable, { email: person.email }),
    }[what] as () => Promise<() => Promise<unknown>>;
    const ending = await end();
    let going = true;
    const writing = Promise.all(
      Array.from({ length: 3 }, async () => {
        while (going) await postMessage(person, id, 'Enno ei melding').catch(() => {});
      }),
    );
    await pause(200);
    await ending();
    const count = async () =>
      (
        await server.database.asSuperuser<{ n: number }>(
          'SELECT count(*)::int AS n FROM messages WHERE author_id = $1',
          [person.id],
        )
      )[0]?.n;
    const before = await count();
    await pause(500);
    going = false;
    await writing;
    expect(before).toBeGreaterThan(0);
    expect(await count()).toBe(before);
  });

  it('ends the acts of an administrator who is no longer one', async () => {
    const second = await createSecondAdministrator(server);
    let going = true;
    let done = 0;
    const acting = (async () => {
      while (going) {
        const { errors } = await second.answerTo(
          'mutation { addProgramme(input: { name: "Enno eit", kind: PROGRAMME }) { id } }',
        );
        if (!errors) done++;
      }
    })();
    await until(() => done > 0);
    await server.database.asSuperuser('UPDATE accounts SET is_administrator = false WHERE person_id = $1', [second.id]);
    const count = () => server.database.asSuperuser<{ n: number }>(`SELECT count(*)::int AS n FROM programmes`);
    const before = await count();
    await pause(300);
    going = false;
    await acting;
    expect(await count()).toEqual(before);
  });
});
