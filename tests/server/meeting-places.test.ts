import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkOccurrence } from '@krets/server/dist/overview/occurrences/occurrence-text.policy.js';
import { limits } from '@krets/shared/limits';
import pg from 'pg';
import { downloadOwnData } from '../support/data-exports.js';
import { MailServer } from '../support/mail-server.js';
import { createPerson, createSecondAdministrator, takeSeat } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

let server: TestServer;
let mailServer: MailServer;
let host: Person;
let other: Person;
let placeId: string;

type Answer = { status: number; text: string; to: string };

async function send(path: string, as?: Person, values?: Record<string, string>): Promise<Answer> {
  const headers = { 'accept-language': 'nn', ...(as && { cookie: as.cookie }) };
  const body = values && new URLSearchParams(values);
  const response = await fetch(server.url + path, {
    ...{ method: body ? 'POST' : 'GET', headers, redirect: 'manual', ...(body ? { body } : {}) },
  });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
}
const idIn = ({ to }: Answer) => to.split('/').pop() ?? '';
const rows = (where = 'true') =>
  server.database.asSuperuser<Record<string, unknown>>(`SELECT * FROM open.occurrences WHERE ${where}`);

const inDays = (days: number, time: string) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`;
const evening = {
  startsAt: inDays(20, '18:00'),
  endsAt: inDays(20, '20:30'),
  place: 'Biblioteket i Alta',
  county: '56',
};
const add = async (values: Record<string, string> = {}) =>
  idIn(await send(`/oversyn/${placeId}/samlingar`, host, { ...evening, ...values }));

beforeAll(async () => {
  mailServer = await (await MailServer.prepare()).open();
  server = await startServer({ env: { SMTP_URL: mailServer.url } });
  [host, other] = [await createPerson(server), await createPerson(server)];
  const place = {
    title: 'Leiarkaffi i Alta',
    purpose: 'For leiarar i Finnmark.',
    kind: 'MEETING_PLACE',
    counties: '56',
  };
  placeId = idIn(await send('/oversyn/ny', host, { ...place, seen: '1' }));
});
afterAll(async () => {
  await server.stop();
  await mailServer.close();
});

describe('an occurrence', () => {
  it('is added by the organiser alone, and read by anybody where it is looked for', async () => {
    const administrator = await createSecondAdministrator(server);
    for (const who of [undefined, other, administrator]) {
      const refused = who ? 404 : 401;
      expect((await send(`/oversyn/${placeId}/samlingar`, who)).status).toBe(refused);
      expect((await send(`/oversyn/${placeId}/samlingar`, who, evening)).status).toBe(refused);
    }
    const id = await add({ capacity: '20' });
    for (const path of [
      `/oversyn/samling/${id}`,
      `/oversyn/${placeId}`,
      '/oversyn/samlingar?county=56',
      '/oversyn?county=56',
    ])
      expect((await send(path)).text).toContain('kl. 18.00');
    expect((await send('/oversyn/samlingar?county=46')).text).not.toContain('Leiarkaffi');
    for (const path of ['endre', 'avlys'])
      expect((await send(`/oversyn/samling/${id}/${path}`, other, evening)).status).toBe(404);
  });

  it('is told what is wrong with it, and nothing is lost', async () => {
    const wrong = {
      ...evening,
      endsAt: inDays(20, '17:00'),
      place: '',
      capacity: 'mange',
      video: 'http://example.org',
    };
    const { status, text } = await send(`/oversyn/${placeId}/samlingar`, host, wrong);
    expect(status).toBe(200);
    for (const field of ['endsAt', 'capacity', 'video']) expect(text).toContain(`href="#${field}"`);
    expect(text).toContain('value="mange"');
    const now = new Date('2027-01-01T12:00Z');
    const codes = (given: Parameters<typeof checkOccurrence>[0]) =>
      checkOccurrence(given, now).faults.map(({ field, code }) => `${field} ${code}`);
    expect(codes({})).toEqual(['startsAt REQUIRED', 'endsAt REQUIRED', 'place WHERE']);
    expect(codes({ startsAt: '2026-12-31T12:00', endsAt: '2027-02-30T12:00', place: 'x' })).toEqual([
      'endsAt MOMENT',
      'startsAt PAST',
    ]);
    // An hour before and after the clocks change.
    const march = checkOccurrence({ startsAt: '2027-03-28T01:30', endsAt: '2027-03-28T03:30', place: 'x' }, now).text;
    expect([march.startsAt.toISOString(), march.endsAt.toISOString()]).toEqual([
      '2027-03-28T00:30:00.000Z',
      '2027-03-28T01:30:00.000Z',
    ]);
  });

  it('is moved, cancelled, and held two hours after its end', async () => {
    const id = await add();
    const moved = { ...evening, startsAt: inDays(21, '17:00'), endsAt: inDays(21, '19:00') };
    expect((await send(`/oversyn/samling/${id}/endre`, host, moved)).status).toBe(303);
    const page = (await send(`/oversyn/samling/${id}`)).text;
    expect(page).toContain('flytta frå');
    expect((await rows(`id = '${id}'`))[0]).toMatchObject({ status: 'MOVED', sequence: 1 });
    expect((await send(`/oversyn/samling/${id}/avlys`, host, {})).status).toBe(303);
    expect((await send(`/oversyn/samling/${id}`)).text).toContain('avlyst');
    expect((await send(`/oversyn/samling/${id}/endre`, host, moved)).status).toBe(404);

    const [over, ending] = [await add(), await add()];
    const ended = (one: string, ago: string) =>
      server.database.asSuperuser(
        `UPDATE open.occurrences SET starts_at = now() - interval '5 hours', ends_at = now() - interval '${ago}',
           opens_at = now() - interval '9 hours', closes_at = now() - interval '8 hours' WHERE id = $1`,
        [one],
      );
    await ended(over, '121 minutes');
    await ended(ending, '119 minutes');
    const { text } = await send('/oversyn/samlingar');
    expect([text.includes(over), text.includes(ending)]).toEqual([false, true]);
    await server.database.asSuperuser('SELECT app.age_occurrences(now())');
    expect((await rows(`status = 'HELD'`)).map((row) => row.id)).toEqual([over]);
    expect((await send(`/oversyn/${placeId}`)).text).toContain(over);
  });
});

const signUp = (id: string, who: Person, values: Record<string, string> = {}) =>
  send(`/oversyn/samling/${id}/pamelding`, who, values);
const withdraw = (id: string, who: Person) => send(`/oversyn/samling/${id}/avmelding`, who, {});
const ownPage = async (id: string, who?: Person) => (await send(`/oversyn/samling/${id}/pamelding`, who)).text;
const states = async (id: string) =>
  (
    await server.database.asSuperuser<{ id: string; state: string }>(
      'SELECT person_id AS id, state FROM signups WHERE occurrence_id = $1 ORDER BY since, person_id',
      [id],
    )
  ).map((row) => `${row.id} ${row.state}`);
const people = (names: string[]) => Promise.all(names.map((name) => createPerson(server, name)));
const told = (who: Person) => mailServer.to(who.email).map(({ text }) => text);
/** As if the occurrence had begun an hour ago. */
const begin = (id: string) =>
  server.database.asSuperuser(
    `UPDATE open.occurrences SET opens_at = now() - interval '2 days', closes_at = now() - interval '1 hour', starts_at = now() - interval '1 hour'
     WHERE id = $1`,
    [id],
  );

describe('a sign-up', () => {
  it('gives the last seat to one of those who take it at once, and then a place in line', async () => {
    const id = await add({ capacity: '2' });
    const six = await people(['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `${letter} Samtidsen`));
    await signUp(id, six[0] as Person);
    // Until this lets go of the row, all of them have come as far as they can.
    const held = server.database.asSuperuser(
      'WITH o AS MATERIALIZED (SELECT id FROM open.occurrences WHERE id = $1 FOR UPDATE) SELECT pg_sleep(0.5) FROM o',
      [id],
    );
    const answers = await Promise.all(six.slice(1).map((person) => signUp(id, person)));
    await held;
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    const before = await states(id);
    expect(before.filter((row) => row.endsWith('SIGNED'))).toHaveLength(2);
    expect((await rows(`id = '${id}'`))[0]).toMatchObject({ seats: 'NO' });

    // Signing up once more moves nobody in line.
    const line = before
      .filter((row) => row.endsWith('WAITING'))
      .map((row) => six.find((one) => row.startsWith(one.id)));
    await signUp(id, line[0] as Person, { showName: '1' });
    expect(await states(id)).toEqual(before);
    const gone = six.find(({ id: one }) => before.some((row) => row === `${one} SIGNED`)) as Person;
    expect((await withdraw(id, gone)).status).toBe(303);
    expect(await states(id)).toContain(`${line[0]?.id} SIGNED`);
    await until(() => told(line[0] as Person).some((text) => text.includes('du har fått plassen')));
    expect(told(line[1] as Person)).toEqual([]);
    expect((await withdraw(id, gone)).status).toBe(404);

    // A larger place takes in those who wait, in their order.
    await send(`/oversyn/samling/${id}/endre`, host, { ...evening, capacity: '4' });
    expect((await states(id)).filter((row) => row.endsWith('SIGNED'))).toHaveLength(4);
    expect(await states(id)).toContain(`${line[3]?.id} WAITING`);
  });

  it('is taken only while it is open, and told when it is moved or cancelled, waiting or not', async () => {
    const id = await add({ capacity: '2', opensAt: inDays(2, '08:00') });
    const [one, two, three] = (await people(['En', 'To', 'Tre'])) as [Person, Person, Person];
    expect((await signUp(id, one)).status).toBe(404);
    expect((await send(`/oversyn/samling/${id}/pamelding`, undefined, {})).status).toBe(401);
    await send(`/oversyn/samling/${id}/endre`, host, { ...evening, capacity: '2' });
    for (const person of [one, two, three]) expect((await signUp(id, person)).status).toBe(303);
    await send(`/oversyn/samling/${id}/endre`, host, { ...evening, capacity: '2', place: 'Kommunehuset' });
    for (const person of [one, two, three])
      await until(() => told(person).some((text) => text.includes('har fått ny tid eller ny stad')));
    await send(`/oversyn/samling/${id}/avlys`, host, {});
    for (const person of [one, two, three]) await until(() => told(person).some((text) => text.includes('er avlyst')));
    expect(told(other)).toEqual([]);
    expect((await signUp(id, other)).status).toBe(404);
  });

  it('is told to the others while one of them cannot be told, and then to that one', async () => {
    const id = await add();
    const three = await people(['Laus Ein', 'Laus To', 'Laus Tre']);
    for (const person of three) await signUp(id, person);
    const [first, ...others] = three.toSorted((a, b) => (a.id < b.id ? -1 : 1)) as [Person, ...Person[]];
    const holder = new pg.Client({ connectionString: server.database.superUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT app.lock_person($1)', [first.id]);
      await send(`/oversyn/samling/${id}/avlys`, host, {});
      for (const person of others) await until(() => told(person).some((text) => text.includes('er avlyst')));
      expect(told(first)).toEqual([]);
    } finally {
      await holder.end();
    }
    await until(() => told(first).some((text) => text.includes('er avlyst')));
  });

  it('shows of each what they have ticked, to those who come alone; who waits is shown to nobody', async () => {
    const id = await add({ capacity: '4' });
    const [shown, hidden, waits, gone, stranger, comes] = (await people([
      'Vistnamn Dømesen',
      'Uvistnamn Dømesen',
      'Ventarnamn Dømesen',
      'Gåttnamn Dømesen',
      'Framandnamn',
      'Kjemnamn',
    ])) as [Person, Person, Person, Person, Person, Person];
    const administrator = await createSecondAdministrator(server);
    const rival = await createPerson(server);
    const ticks = { showName: '1', talk: 'Vistpreik', themes: 'CHANGE' };
    await signUp(id, shown, ticks);
    await signUp(id, hidden, { talk: 'Uvistpreik', accessNeeds: 'Uvisttreng' });
    await signUp(id, gone, { showName: '1', talk: 'Gåttpreik' });
    await signUp(id, comes, { showRole: '1' });
    await signUp(id, waits, { showName: '1', showRole: '1', talk: 'Ventarpreik', accessNeeds: 'Ventartreng' });
    await send(`/oversyn/samling/${id}/endre`, host, { ...evening, capacity: '3' });
    await withdraw(id, gone);
    expect(await states(id)).toContain(`${waits.id} WAITING`);

    const principals = { nobody: undefined, stranger, shown, waits, gone, administrator, rival, host };
    const paths = ['pamelding', 'deltakarar'].map((page) => `/oversyn/samling/${id}/${page}`);
    const open = [
      `/oversyn/samling/${id}`,
      `/oversyn/${placeId}`,
      `/oversyn/${placeId}/samlingar`,
      '/oversyn/samlingar',
    ];
    const exports = ['/oversyn.csv', '/oversyn.jsonld', '/oversyn.dcat.jsonld', '/oversyn?q=Dømesen', '/oversyn/mine'];
    const secret = /Uvist|Ventar(namn|preik|treng)|Gått(namn|preik)/g;
    const seen: Record<string, string[]> = {};
    for (const [who, person] of Object.entries(principals))
      for (const path of [...paths, ...open, ...exports]) {
        const { text } = await send(path, person);
        const page = path.split('/').pop() ?? '';
        // Their own name, and what they have written, people see on the page of their own sign-up.
        const others =
          page === 'pamelding' ? { waits: /Uvist|Gått/g, gone: /Uvist|Ventar(namn|preik|treng)/g }[who] : null;
        for (const found of text.match(others ?? secret) ?? []) (seen[`${who} ${page}`] ??= []).push(found);
      }
    // An organiser receives those who come, and is told by name and by what they need.
    expect(seen).toEqual({ 'host deltakarar': ['Uvist', 'Uvist'] });
    const list = (await send(`/oversyn/samling/${id}/deltakarar`, host)).text;
    expect(list).toContain('Uvistnamn Dømesen');
    expect(list).toContain('3 påmelde, 1 på venteliste');

    expect(await ownPage(id, comes)).toContain('Vil gjerne snakke med nokon om Vistpreik');
    for (const person of [stranger, waits, gone, administrator, rival, host]) {
      const text = await ownPage(id, person);
      expect([text.includes('Vistnamn'), text.includes('Vistpreik')]).toEqual([false, false]);
    }
    for (const person of [stranger, shown, waits, gone, administrator, rival])
      expect((await send(`/oversyn/samling/${id}/deltakarar`, person)).status).toBe(404);
    expect(readFileSync(new URL('../../shared/schema.graphql', import.meta.url), 'utf8')).not.toMatch(
      /signup|occurrence\b|coffee/i,
    );
    for (const { text, subject } of mailServer.received)
      expect(`${subject} ${text}`).not.toMatch(/Dømesen|Vist|Ventar|preik/);

    // A copy of one's own data holds one's own choices.
    const { json } = await downloadOwnData(shown);
    expect(json).toContain('Vistpreik');
    expect(json).not.toMatch(secret);
  });

  it('loses nothing that was written, and is told what is too long or too many', async () => {
    const id = await add();
    const person = await createPerson(server);
    const body = new URLSearchParams({ talk: 'x'.repeat(limits.signupLine + 1), showName: '1' });
    for (const theme of ['CHANGE', 'STAFF', 'ECONOMY', 'SECURITY']) body.append('themes', theme);
    const headers = { cookie: person.cookie, 'accept-language': 'nn' };
    const answer = await fetch(`${server.url}/oversyn/samling/${id}/pamelding`, { method: 'POST', headers, body });
    const text = await answer.text();
    for (const field of ['talk', 'themes']) expect(text).toContain(`href="#${field}"`);
    expect(text).toContain('x'.repeat(limits.signupLine + 1));
    expect(await states(id)).toEqual([]);
  });

  it('ends with the account of its person, and their seat goes to the next', async () => {
    const id = await add({ capacity: '2' });
    const three = (await people(['Slettar', 'Blir', 'Ventar'])) as [Person, Person, Person];
    for (const person of three) await signUp(id, person, { coffee: '1' });
    await send(`/oversyn/samling/${id}/utan`, three[1], { apart: three[0].email });
    await server.database.asSuperuser('UPDATE sessions SET proved_at = now() WHERE person_id = $1', [three[0].id]);
    await three[0].ask('mutation { deleteAccount(words: TAKE_OUT) }');
    expect(await states(id)).toEqual([`${three[1].id} SIGNED`, `${three[2].id} SIGNED`]);
    expect(await server.database.asSuperuser('SELECT FROM coffee_blocks')).toEqual([]);
    const due = await server.database.asSuperuser(`SELECT person_id AS id FROM signups WHERE tell = 'SEAT'`);
    expect(due).toEqual([{ id: three[2].id }]);
  });
});

describe('a network made of a gathering', () => {
  it('takes four who say so, invites them through the system, and is made once', async () => {
    const id = await add();
    const twelve = await people(Array.from({ length: 12 }, (_, n) => `Altasen ${n}`));
    for (const person of twelve) await signUp(id, person, { coffee: '1' });
    const [ane, bo, kari, dag] = twelve as [Person, Person, Person, Person];
    const wants = (who: Person) => send(`/oversyn/samling/${id}/vil`, who, { founds: '1', need: 'Nokon å spørje' });
    const make = (who: Person) =>
      send(`/oversyn/samling/${id}/nettverk`, who, { name: 'Leiarar i Alta', purpose: 'Lære av kvarandre.' });
    const networks = () =>
      server.database.asSuperuser<{ id: string; stage: string }>(
        `SELECT * FROM networks WHERE name = 'Leiarar i Alta'`,
      );
    expect(await ownPage(id, ane)).not.toContain('Lag eit nettverk');
    await begin(id);
    for (const person of [ane, bo, kari]) await wants(person);
    expect(await ownPage(id, ane)).toContain('De er 3 som vil dette');
    expect(await ownPage(id, dag)).not.toContain('Nokon å spørje');
    expect((await make(ane)).text).toContain('Færre enn fire');
    expect(await networks()).toEqual([]);

    await wants(dag);
    expect((await make(twelve[4] as Person)).text).toContain('Færre enn fire');
    const made = await Promise.all([make(ane), make(bo)]);
    expect(made.map(({ status }) => status).sort()).toEqual([200, 303]);
    const [network, ...more] = await networks();
    expect([network?.stage, more]).toEqual(['FORMING', []]);
    const [first, ...others] = made[0]?.status === 303 ? [ane, bo, kari, dag] : [bo, ane, kari, dag];
    for (const person of others) {
      const text = await until(() => told(person).find((one) => one.includes('/invitation#')));
      expect(text).not.toContain('Alta');
      await takeSeat(person, /invitation#(\w+)/.exec(text)?.[1] ?? '');
    }
    const seats = await server.database.asSuperuser<{ id: string; role: string }>(
      'SELECT person_id AS id, role FROM seats WHERE network_id = $1',
      [network?.id],
    );
    expect(seats).toHaveLength(4);
    expect(seats.find(({ role }) => role === 'FACILITATOR')?.id).toBe(first?.id);
    expect(await ownPage(id, kari)).toContain('Nettverket er under etablering');
  });
});

describe('a coffee', () => {
  it('is for those who want one, a day before; each sees who they meet, and a block is told to nobody', async () => {
    const id = await add();
    const five = (await people(['Kaffi Ein', 'Kaffi To', 'Kaffi Tre', 'Kaffi Fire', 'Te Fem'])) as Person[];
    const [one, two, , , tea] = five as [Person, Person, Person, Person, Person];
    for (const person of five) await signUp(id, person, person === tea ? {} : { coffee: '1', themes: 'CHANGE' });
    await send(`/oversyn/samling/${id}/utan`, one, { apart: two.email.toUpperCase() });
    await send(`/oversyn/samling/${id}/utan`, one, { apart: 'ukjend@example.org' });
    expect(await ownPage(id, one)).toContain(two.email);
    await server.database.asSuperuser(
      `UPDATE open.occurrences SET opens_at = now() - interval '1 day', starts_at = now() + interval '20 hours', ends_at = now() + interval '22 hours',
         closes_at = now() + interval '20 hours' WHERE id = $1`,
      [id],
    );
    const other = new TestServer(server.database, await freePort(), { env: { SMTP_URL: mailServer.url } });
    await other.start();
    for (const person of five.slice(0, 4))
      await until(() => told(person).some((text) => text.includes('ta ein kaffi')));
    await other.kill();
    const pairs = await server.database.asSuperuser<{ people: string[] }>(
      'SELECT people FROM coffee_pairs WHERE occurrence_id = $1',
      [id],
    );
    expect(pairs.map(({ people: group }) => group.length)).toEqual([2, 2]);
    expect(pairs.some(({ people: group }) => group.includes(one.id) && group.includes(two.id))).toBe(false);
    const page = await ownPage(id, one);
    expect(page).toContain('<strong>Kaffi, Seksjonssjef');
    expect(await ownPage(id, two)).not.toContain(one.email);
    expect(await ownPage(id, tea)).not.toContain('Du skal ta ein kaffi med');
    expect(told(tea)).toEqual([]);

    // Whoever is left is told, and the names of those who never ticked anything are on no list.
    await withdraw(id, one);
    const partner = five.find((person) =>
      pairs.some(({ people: group }) => group.includes(one.id) && group.includes(person.id) && person !== one),
    ) as Person;
    await until(() => told(partner).filter((text) => text.includes('ta ein kaffi')).length === 2);
    const alone = await ownPage(id, partner);
    expect(alone).toContain('Denne gongen vart det ingen til deg');
    expect(alone).not.toContain('Du skal ta ein kaffi med');

    // The words follow what became of the gathering.
    expect(await ownPage(id, two)).toContain('Du skal ta ein kaffi med');
    const becomes = (status: string) =>
      server.database.asSuperuser('UPDATE open.occurrences SET status = $2 WHERE id = $1', [id, status]);
    await becomes('HELD');
    expect(await ownPage(id, two)).toContain('Du vart sett saman til kaffi med');
    await becomes('CANCELLED');
    expect(await ownPage(id, two)).not.toContain('kaffi med');
  });
});
