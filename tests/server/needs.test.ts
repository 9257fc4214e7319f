import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NeedNumbersService } from '@krets/server/dist/overview/needs/need-numbers.service.js';
import { ReviewNumbersService } from '@krets/server/dist/overview/reviews/review-numbers.service.js';
import { OpenDatabase } from '@krets/server/dist/platform/database/open-database.js';
import { StatisticsDatabase } from '@krets/server/dist/platform/database/statistics-database.js';
import { createReadyNetwork } from '../support/network-lifecycle.js';
import { createPerson, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;
let ada: Person;
let open: OpenDatabase;

const send = async (path: string, as?: Person, values?: Record<string, string>) => {
  const headers = { 'accept-language': 'nn', ...(as && { cookie: as.cookie }) };
  const body = values && new URLSearchParams(values);
  const response = await fetch(server.url + path, {
    ...{ method: body ? 'POST' : 'GET', headers, redirect: 'manual', ...(body ? { body } : {}) },
  });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
};
const rows = <T extends object>(sql: string, values: unknown[] = []) => server.database.asSuperuser<T>(sql, values);
const need = {
  themes: 'CHANGE',
  role: 'SECTION_HEAD',
  level: 'SECTION',
  county: '56',
  sentence: 'Eg er åleine med omstillinga',
  mayBeAsked: '1',
};
const idIn = (text: string, name: string) => new RegExp(`name="${name}" value="([\\da-f-]{36})"`).exec(text)?.[1] ?? '';
/** What the job does on the first day of a later quarter. */
const publish = (day: string) =>
  new NeedNumbersService(new StatisticsDatabase(server.database.jobsUrl), open, new ReviewNumbersService(open)).publish(
    new Date(day),
  );
const change = { counted: 'THEME', code: '', theme: 'CHANGE' };

/** Leaders who need the same, from four agencies, as rows: how one says it is tested with one of them. */
async function manyNeeds(count: number, county: string): Promise<void> {
  await rows(
    `WITH person AS (INSERT INTO people (id, name, role_title) SELECT gen_random_uuid(), 'Stille ' || n, 'Seksjonssjef' FROM generate_series(1, $1::int) n RETURNING id)
     INSERT INTO needs SELECT gen_random_uuid(), id, 'UNIT_HEAD', 'SECTION', $2, (ARRAY['974760673', '974761076', '971349077', '983544622'])[1 + (row_number() OVER ())::int % 4],
       '{CHANGE}', 'Løynord', false, now(), now() + interval '2 years' FROM person`,
    [count, county],
  );
}

beforeAll(async () => {
  server = await startServer({ jobs: false });
  open = new OpenDatabase(server.database.openUrl);
  [room, ada] = [await createReadyNetwork(server, 'Omstilling i nord'), await createPerson(server, 'Ada Løyndesen')];
});
afterAll(async () => {
  await open.onModuleDestroy();
  await server.stop();
});

describe('what a leader needs', () => {
  it('is stated by whoever is signed in, read by that person alone, renewed and withdrawn', async () => {
    expect((await send('/oversyn/behov/mitt')).status).toBe(401);
    const faulty = await send('/oversyn/behov/mitt', ada, { ...need, themes: '', role: 'KING' });
    expect(faulty.text).toContain('Vel eitt eller to tema.');
    // What was written is still there.
    expect(faulty.text).toContain('Eg er åleine med omstillinga</textarea>');
    expect((await send('/oversyn/behov/mitt', ada, need)).status).toBe(303);
    const mine = await send('/oversyn/behov/mitt', ada);
    expect(mine.text).toContain('Eg er åleine med omstillinga');
    expect((await send('/oversyn/behov/mitt', room.facilitator)).text).not.toContain('åleine');

    expect((await send('/oversyn/behov/mitt', ada, need)).text).toContain('Du har sagt at du treng dette frå før.');
    expect((await send('/oversyn/behov/mitt', ada, { ...need, themes: 'STAFF' })).status).toBe(303);
    expect((await send('/oversyn/behov/mitt', ada, { ...need, themes: 'ECONOMY' })).text).toContain(
      'Du har sagt to ting.',
    );

    const id = idIn(mine.text, 'need');
    for (const act of ['forny', 'trekk'])
      expect((await send(`/oversyn/behov/mitt/${act}`, room.facilitator, { need: id })).status).toBe(404);
    await rows(`UPDATE needs SET expires_at = now() - interval '1 day' WHERE id = $1`, [id]);
    expect((await send('/oversyn/behov/mitt', ada)).text).toContain('Galdt til');
    expect((await send('/oversyn/behov/mitt/forny', ada, { need: id })).status).toBe(303);
    const [renewed] = await rows<{ days: number }>(
      `SELECT extract(day FROM expires_at - now())::int AS days FROM needs WHERE id = $1`,
      [id],
    );
    expect(renewed?.days).toBeGreaterThanOrEqual(364);
    const other = idIn(
      (await send('/oversyn/behov/mitt', ada)).text.split('Personal og arbeidsmiljø').pop() ?? '',
      'need',
    );
    expect((await send('/oversyn/behov/mitt/trekk', ada, { need: other })).status).toBe(303);
    expect(await rows('SELECT 1 FROM needs')).toHaveLength(1);
  });

  it('is published once a quarter, in fives, and never in a number of a few', async () => {
    await publish('2027-01-02');
    expect((await send('/oversyn/behov')).text).toContain('Ingen tal er viste enno');
    await manyNeeds(28, '18');
    await manyNeeds(4, '56');
    // The quarter is over: nothing more is published in it.
    await publish('2027-03-30');
    expect(await rows('SELECT 1 FROM open.need_numbers')).toEqual([]);
    await publish('2027-04-01');
    const [page] = [(await send('/oversyn/behov')).text];
    expect(page).toContain('minst 30');
    expect(page).toMatch(/Omstilling og endring i Nordland[\s\S]{0,60}minst 25/);
    // Ada and four others of at least three agencies.
    expect(page).toMatch(/Omstilling og endring i Finnmark[\s\S]{0,60}minst 5/);
    // Ada alone heads a section.
    expect(page).not.toMatch(/>seksjonssjef<\/th>/i);
    for (const secret of ['Løynord', 'åleine', 'Stille', 'Løyndesen', '33']) expect(page).not.toContain(`>${secret}`);
    await manyNeeds(4, '18');
    await publish('2027-07-01');
    const shown = await rows<{ least: number; published_on: string }>(
      `SELECT least, published_on::text FROM open.need_numbers WHERE counted = 'THEME'`,
    );
    expect(shown).toEqual([{ least: 30, published_on: '2027-04-01' }]);
  });

  it('is asked about through the system, and nobody is known before they accept', async () => {
    const { facilitator } = room;
    const address = `/oversyn/behov/spor?${new URLSearchParams(change)}`;
    expect((await send(address)).status).toBe(401);
    expect((await send(address, ada)).text).toContain('Du er ikkje fasilitator i noko nettverk.');
    expect((await send(address, facilitator)).text).toContain('Omstilling i nord');
    const ask = (as: Person, more = {}) => send('/oversyn/behov/spor', as, { ...change, network: room.id, ...more });
    // A stranger, a network that is not theirs, a number that is not shown.
    expect((await ask(ada)).status).toBe(404);
    expect((await ask(facilitator, { network: randomUUID() })).status).toBe(404);
    expect((await ask(facilitator, { theme: 'STAFF' })).status).toBe(404);

    await manyNeeds(1, '03');
    const sent = await ask(facilitator);
    expect(sent.text).toContain('Spørsmålet er sendt');
    expect(sent.text).not.toMatch(/Løyndesen|\b1\b person/);
    expect((await ask(facilitator)).text).toContain('Spørsmålet er sendt');
    // Only whoever ticked that they may be asked.
    expect(await rows('SELECT person_id FROM need_questions')).toEqual([{ person_id: ada.id }]);
    const invitations = `query ($id: ID!) { network(id: $id) { invitations { email } } }`;
    const known = async () => JSON.stringify(await facilitator.ask(invitations, { id: room.id }));
    expect(await known()).not.toContain(ada.email);

    const mine = await send('/oversyn/behov/mitt', ada);
    expect(mine.text).toContain('Omstilling i nord');
    const question = idIn(mine.text, 'question');
    const waits = async (person: Person) => {
      const { waiting } = await person.ask<{ waiting: object[] }>('{ waiting { reason networkName subjectId } }');
      return waiting;
    };
    const line = { reason: 'NEED_ASKED', networkName: 'Omstilling i nord', subjectId: question };
    expect(await waits(ada)).toContainEqual(line);
    expect(await waits(room.members[0] as Person)).not.toContainEqual(line);
    const answer = (as: Person, yes: boolean) =>
      send('/oversyn/behov/svar', as, { question, answer: yes ? 'yes' : 'no' });
    expect((await answer(room.members[0] as Person, true)).status).toBe(404);
    const accepted = await answer(ada, true);
    expect(accepted.to).toMatch(/^\/invitation#[\da-f]{48}$/);
    expect(await known()).toContain(ada.email);
    expect((await answer(ada, true)).status).toBe(404);
    expect(await waits(ada)).not.toContainEqual(line);
    // The key is an invitation like any other.
    const key = accepted.to.split('#')[1];
    const shown = await ada.ask(`query ($key: String!) { invitation(key: $key) { networkName } }`, { key });
    expect(JSON.stringify(shown)).toContain('Omstilling i nord');
  });

  it('is declined without anybody being told, and gone with the account', async () => {
    const bo = await createPerson(server);
    await send('/oversyn/behov/mitt', bo, { ...need, themes: 'CHANGE' });
    const other = await createReadyNetwork(server, 'Endring saman', 1);
    await send('/oversyn/behov/spor', other.facilitator, { ...change, network: other.id });
    const question = idIn((await send('/oversyn/behov/mitt', bo)).text, 'question');
    expect((await send('/oversyn/behov/svar', bo, { question, answer: 'no' })).status).toBe(303);
    expect((await send('/oversyn/behov/mitt', bo)).text).not.toContain('Endring saman');
    expect(await rows('SELECT 1 FROM invitations WHERE network_id = $1 AND email IS NOT NULL', [other.id])).toEqual([]);
    await bo.ask('mutation { deleteAccount(words: STAY) }');
    expect(await rows('SELECT 1 FROM needs WHERE person_id = $1', [bo.id])).toEqual([]);
    expect(await rows('SELECT 1 FROM need_questions WHERE person_id = $1', [bo.id])).toEqual([]);
  });
});

describe('the role that publishes', () => {
  it('reads no person, no sentence and no table but its own', async () => {
    const statistics = new StatisticsDatabase(server.database.jobsUrl);
    for (const sql of [
      'SELECT sentence FROM needs',
      'SELECT person_id FROM needs',
      'SELECT name FROM people',
      'SELECT 1 FROM need_questions',
      'SELECT app.my_need_questions()',
    ])
      await expect(statistics.write((ask) => ask(sql))).rejects.toThrow(/permission denied/);
    const read = (key: string) =>
      statistics.write((ask) => ask<{ person: string }>('SELECT * FROM statistics.needs($1, now())', [key]));
    const [one, other] = [await read('a'.repeat(32)), await read('b'.repeat(32))];
    expect(Object.keys(one[0] ?? {}).sort()).toEqual(['agency', 'county', 'level', 'person', 'role', 'themes']);
    expect(JSON.stringify(one)).not.toMatch(new RegExp(`${ada.id}|Løynord|974760673`));
    // Two publications cannot be compared person by person.
    const people = new Set(one.map(({ person }) => person));
    expect(other.filter(({ person }) => people.has(person))).toEqual([]);
  });
});
