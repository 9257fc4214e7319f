import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCsv } from '@krets/server/dist/overview/csv-file.policy.js';
import { MailServer } from '../support/mail-server.js';
import { createAdministrator, createPerson } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

let server: TestServer;
let ada: Person;
let bo: Person;

type Answer = { status: number; text: string; to: string };
type Row = { id: string; title: string; status: string; confirmed: boolean; counties: string[]; joined_into: string };

async function send(
  path: string,
  { as, body, origin }: { as?: Person; body?: BodyInit; origin?: string } = {},
): Promise<Answer> {
  const headers = { 'accept-language': 'nn', ...(as && { cookie: as.cookie }), ...(origin && { origin }) };
  const response = await fetch(server.url + path, {
    ...{ method: body ? 'POST' : 'GET', headers, redirect: 'manual', ...(body ? { body } : {}) },
  });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
}
const form = (values: Record<string, string> | [string, string][]) => new URLSearchParams(values);
/** What the server has used, in milliseconds: other tests take their part of the machine, and of the time. */
const processorTime = () => {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
};
const entries = (where: string, values: unknown[] = []) =>
  server.database.asSuperuser<Row>(`SELECT * FROM open.entries e WHERE ${where} ORDER BY title`, values);
const one = async (id: string) => (await entries('e.id = $1', [id]))[0];

const forum: Record<string, string> = {
  ...{ title: 'Leiarforum i Alta', purpose: 'Ope for alle leiarar i staten.', kind: 'MEETING_PLACE', counties: '56' },
  ...{ contact: 'post@example.org', website: 'example.org/forum' },
};
const enter = async (person: Person, values: Record<string, string>): Promise<string> =>
  (await send('/oversyn/ny', { as: person, body: form({ ...forum, seen: '1', ...values }) })).to.split('/').pop() ?? '';

beforeAll(async () => {
  server = await startServer({ jobs: false });
  [ada, bo] = [await createPerson(server), await createPerson(server)];
});
afterAll(() => server.stop());

describe('an entry by hand', () => {
  it('is entered by whoever is signed in, changed by them alone, and tells nobody who they are', async () => {
    expect((await send('/oversyn/ny')).status).toBe(401);
    expect((await send('/oversyn/ny', { body: form(forum) })).status).toBe(401);
    const id = await enter(ada, {});
    const page = (await send(`/oversyn/${id}`)).text;
    expect(page).toContain('href="https://example.org/forum"');
    expect(page).not.toContain('Dømesen');
    const change = (as: Person, title: string) => send(`/oversyn/${id}/endre`, { as, body: form({ ...forum, title }) });
    expect((await send(`/oversyn/${id}/endre`, { as: bo })).status).toBe(404);
    expect((await change(bo, 'Teke over')).status).toBe(404);
    expect((await send(`/oversyn/${id}/avslutt`, { as: bo, body: form({}) })).status).toBe(404);
    expect((await send(`/oversyn/${id}/stadfest`, { as: bo, body: form({}) })).status).toBe(404);
    expect((await change(ada, 'Leiarforum i Alta og Hammerfest')).status).toBe(303);
    expect(await one(id)).toMatchObject({ title: 'Leiarforum i Alta og Hammerfest', status: 'LISTED' });
    expect((await send('/oversyn/mine', { as: bo })).text).not.toContain('Hammerfest');
  });

  it('is told what is wrong with it, and that something of that name exists', async () => {
    const wrong = { ...forum, title: '', kind: 'KLUBB', counties: '', contact: 'post', website: 'javascript:alert(1)' };
    const { text } = await send('/oversyn/ny', { as: ada, body: form(wrong) });
    for (const field of ['title', 'kind', 'counties', 'contact', 'website']) expect(text).toContain(`href="#${field}"`);
    const again = await send('/oversyn/ny', {
      as: bo,
      body: form({ ...forum, title: 'LEIARFORUM i Alta og Hammerfest' }),
    });
    expect(again.text).toContain('Dette heiter det same');
  });

  it('is not taken from another site', async () => {
    const refused = await send('/oversyn/ny', { as: ada, body: form(forum), origin: 'https://example.com' });
    expect(refused.status).toBe(403);
    const own = await send('/oversyn/ny', { as: ada, body: form({ ...forum, title: '' }), origin: server.url });
    expect(own.status).toBe(200);
  });
});

describe('two entries for one thing', () => {
  it('are joined by whoever may change both; the one stays as history and leads to the other', async () => {
    const [gone, stays, foreign] = [
      await enter(ada, { title: 'Frukost A' }),
      await enter(ada, { title: 'Frukost B' }),
      await enter(bo, { title: 'Frukost C' }),
    ];
    const join = (id: string, into: string) =>
      send(`/oversyn/${id}/avslutt`, { as: ada, body: form({ [`into-${id}`]: into }) });
    expect((await join(gone, foreign)).status).toBe(404);
    expect((await join(gone, gone)).status).toBe(404);
    expect((await join(gone, stays)).status).toBe(303);
    expect(await one(gone)).toMatchObject({ status: 'CLOSED', joined_into: stays });
    expect((await send(`/oversyn/${gone}`)).text).toContain(`/oversyn/${stays}`);
    expect((await send('/oversyn?q=frukost')).text).not.toContain(gone);
  });

  it('are joined by an administrator, and then changed by the editors of both', async () => {
    const administrator = await createAdministrator(server);
    const [gone, stays] = [await enter(ada, { title: 'Samling A' }), await enter(bo, { title: 'Samling B' })];
    const body = form({ [`into-${gone}`]: stays });
    expect((await send(`/oversyn/${gone}/avslutt`, { as: administrator, body })).status).toBe(303);
    expect((await send(`/oversyn/${stays}/endre`, { as: ada })).status).toBe(200);
    expect((await send(`/oversyn/${stays}/endre`, { as: bo })).status).toBe(200);
  });
});

describe('a file', () => {
  const fileOf = (text: string | Uint8Array, act = 'try') => {
    const body = new FormData();
    if (typeof text === 'string') body.append('text', text);
    else body.append('file', new Blob([text as Uint8Array<ArrayBuffer>]), 'liste.csv');
    body.append('act', act);
    return body;
  };
  const restIn = (text: string) =>
    (/<textarea[^>]*name="text"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(text)?.[1] ?? '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  const rowFor = (n: number, kind = 'møteplass', county = 'Troms') =>
    `Forum nummer ${n};Ein stad å møtast; ${kind};${county};Statsforvaltaren;"avdeling, seksjon og kontor"`;
  const header = 'Tittel;Føremål;Slag;Fylke;Arrangør;Nivå';

  it('of 200 rows with 12 faults is tried, taken in, mended and taken in again, and nothing is lost', async () => {
    const rows = Array.from({ length: 200 }, (_, n) =>
      n % 17 === 3 ? rowFor(n, n % 2 ? 'klubb' : 'møteplass', n % 2 ? 'Troms' : 'Svalbard') : rowFor(n),
    );
    expect(rows.filter((row) => /klubb|Svalbard/.test(row))).toHaveLength(12);
    const file = new TextEncoder().encode(`\ufeff${[header, ...rows].join('\r\n')}`);
    const tried = await send('/oversyn/importer', { as: bo, body: fileOf(file) });
    expect(tried.text).toContain('188 nye, 0 frå før, 12 med feil');
    expect(tried.text).toContain('Lest som: semikolon, UTF-8, 6 av 6 kolonner kjende');
    expect(await entries(`title LIKE 'Forum nummer%'`)).toEqual([]);
    // All of the rows come back with the report.
    expect(restIn(tried.text).trim().split('\n')).toHaveLength(201);

    const written = await send('/oversyn/importer', { as: bo, body: fileOf(restIn(tried.text), 'write') });
    expect(written.text).toContain('188 nye, 0 frå før, 12 med feil');
    const remarks = (text: string) => /<tbody>[\s\S]*<\/tbody>/.exec(text)?.[0];
    expect(remarks(written.text)).toBe(remarks(tried.text));
    expect(await entries(`title LIKE 'Forum nummer%'`)).toHaveLength(188);

    const mended = restIn(written.text).replaceAll('klubb', 'møteplass').replaceAll('Svalbard', 'Troms');
    expect(mended.trim().split('\n')).toHaveLength(13);
    const again = await send('/oversyn/importer', { as: bo, body: fileOf(mended, 'write') });
    expect(again.text).toContain('12 nye, 0 frå før, 0 med feil');
    const whole = [header, ...Array.from({ length: 200 }, (_, n) => rowFor(n, 'uformell kontakt', 'Nordland'))];
    const changed = await send('/oversyn/importer', { as: bo, body: fileOf(whole.join('\n'), 'write') });
    expect(changed.text).toContain('0 nye, 200 frå før, 0 med feil');
    const all = await entries(`title LIKE 'Forum nummer%'`);
    expect(all).toHaveLength(200);
    expect(new Set(all.map(({ status, confirmed, counties }) => `${status} ${confirmed} ${counties}`))).toEqual(
      new Set(['UNCONFIRMED false 18']),
    );
    // The same rows from somebody else are entries of their own.
    const other = await send('/oversyn/importer', { as: ada, body: fileOf(`${header}\n${rowFor(1)}`) });
    expect(other.text).toContain('1 nye, 0 frå før');
  });

  it.each<[string, Uint8Array, string]>([
    [
      'of Windows-1252',
      Buffer.from(`tittel,føremål,slag,fylke\nÆresrunde,Møte,møteplass,Møre og Romsdal`, 'latin1'),
      'Windows-1252',
    ],
    [
      'with tabs in UTF-16',
      Buffer.from('\ufefftittel\tføremål\tslag\tfylke\nÅre\tMøte\tmøteplass\t56', 'utf16le'),
      'tabulator, UTF-16',
    ],
    ['that is a workbook', Buffer.from('PK\u0003\u0004\0\0\0'), 'lagre som CSV'],
    ['without a column of names', Buffer.from('ein;to\n1;2'), 'ingen kolonne med namn'],
    ['with a quotation mark too few', Buffer.from('tittel;føremål\n"A;B\nC;D'), 'aldri lukka'],
    ['with nothing in it', Buffer.from('  \n'), 'Fila er tom'],
    ['with a formula', Buffer.from(`tittel;føremål;slag;fylke\n"'=1+1";x;møteplass;03`), '1 nye'],
    [
      'with more cells than the header',
      Buffer.from('tittel;føremål;slag;fylke\nA;B;møteplass;03;meir'),
      'fleire celler',
    ],
    [
      'with one thing twice',
      Buffer.from('tittel;føremål;slag;fylke\nA;B;møteplass;03\na;B;møteplass;03'),
      'Er den same som rad 2',
    ],
  ])('%s is told of clearly', async (_, file, words) => {
    const { status, text } = await send('/oversyn/importer', { as: ada, body: fileOf(file) });
    expect(status).toBe(200);
    expect(text).toContain(words);
  });

  it('is limited in size and in rows', async () => {
    const large = await send('/oversyn/importer', { as: ada, body: fileOf(Buffer.alloc(2_100_000, 'a')) });
    expect(large.text).toContain('Fila er for stor');
    const many = `tittel;x\n${Array.from({ length: 5_001 }, (_, n) => `A${n};x`).join('\n')}`;
    expect(readCsv(many)).toMatchObject({ fault: 'TOO_MANY' });
  });

  it('of five thousand rows is tried in three seconds, and what is written is what was told', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => rowFor(10_000 + n, n % 100 === 7 ? 'klubb' : 'møteplass'));
    const file = new TextEncoder().encode([header, ...rows].join('\n'));
    const before = processorTime();
    const tried = await send('/oversyn/importer', { as: ada, body: fileOf(file) });
    expect(processorTime() - before).toBeLessThan(3_000);
    const told = await send('/oversyn/importer', { as: ada, body: fileOf(file, 'report') });
    const written = await send('/oversyn/importer', { as: ada, body: fileOf(file, 'write') });
    expect(told.text.trim().split('\n')).toHaveLength(51);
    const report = (text: string) => /role="status">[\s\S]*?<\/tbody>/.exec(text)?.[0];
    for (const { text } of [tried, written])
      expect(report(text)?.slice(0, 200)).toMatch(/4\s?950 nye, 0 frå før, 50 med feil/);
    expect(report(written.text)).toBe(report(tried.text));
    expect(report(tried.text)).toContain('klubb');
    const entered = await entries(`title LIKE 'Forum nummer 1____'`);
    expect(entered).toHaveLength(4_950);
    await server.database.asSuperuser(`DELETE FROM open.entries WHERE title LIKE 'Forum nummer 1____'`);
  });
});

describe('a fault', () => {
  it('is reported by anybody, read by the editors alone, and shown after two weeks without an answer', async () => {
    const id = await enter(ada, { title: 'Forum med feil' });
    const report = (body: string, more = {}) => send(`/oversyn/${id}/feil`, { body: form({ body, ...more }) });
    expect((await report('Det finst ikkje lenger')).text).toContain('Meldinga er send');
    // A program fills in what nobody sees: it is thanked, and nothing is stored.
    expect((await report('Kjøp klokker', { homepage: 'x' })).text).toContain('Meldinga er send');
    const mine = await send('/oversyn/mine', { as: ada });
    expect(mine.text).toContain('Det finst ikkje lenger');
    expect(mine.text).not.toContain('klokker');
    expect((await send('/oversyn/mine', { as: bo })).text).not.toContain('Det finst ikkje lenger');

    const isTold = async (days: number) => {
      await server.database.asSuperuser(`SELECT app.age_entries(now() + make_interval(days => $1))`, [days]);
      return (await send(`/oversyn/${id}`)).text.includes('Nokon melde feil');
    };
    expect([await isTold(13), await isTold(14)]).toEqual([false, true]);
    const fault = /name="fault" value="([^"]+)"/.exec(mine.text)?.[1] ?? '';
    expect((await send('/oversyn/feil/svara', { as: bo, body: form({ fault }) })).status).toBe(404);
    expect((await send('/oversyn/feil/svara', { as: ada, body: form({ fault }) })).status).toBe(303);
    expect(await isTold(14)).toBe(false);
  });
});

describe('the mail that asks whether an entry is right', () => {
  it('comes at once for what is imported and after half a year, three times, and its button confirms once', async () => {
    const mailServer = await (await MailServer.prepare()).open();
    const body = new FormData();
    body.append('text', 'tittel;føremål;slag;fylke;kontakt\nForum på post;x;møteplass;03;forum@example.org');
    body.append('act', 'write');
    await send('/oversyn/importer', { as: ada, body });
    await server.database.asSuperuser(
      `UPDATE open.entries SET status = 'CLOSED', closed_at = now() WHERE title <> 'Forum på post'`,
    );
    const [entry] = await entries(`title = 'Forum på post'`);
    const id = entry?.id ?? '';
    const due = async (days: number): Promise<number> => {
      const [row] = await server.database.asSuperuser<{ n: number }>(
        `SELECT coalesce(cardinality(app.editors_due(now() + make_interval(days => $1))), 0) AS n`,
        [days],
      );
      return row?.n ?? 0;
    };
    const deliverer = new TestServer(server.database, await freePort(), { env: { SMTP_URL: mailServer.url } });
    expect(await due(0)).toBe(1);
    await deliverer.start();
    const mail = await until(() => mailServer.to('forum@example.org')[0]);
    const path = /\/oversyn\/stadfest\/[\w-]+/.exec(mail.text)?.[0] ?? '';
    expect(mail.text).not.toContain('Forum på post');
    expect([await due(13), await due(14)]).toEqual([0, 1]);

    // What opens every link of a mail changes nothing.
    for (let n = 0; n < 2; n++) expect((await send(path)).text).toContain('Ja, det stemmer');
    expect(await one(id)).toMatchObject({ status: 'UNCONFIRMED', confirmed: false });
    expect((await send(path, { body: form({}) })).to).toContain(`/oversyn/${id}`);
    expect(await one(id)).toMatchObject({ status: 'LISTED', confirmed: true });
    expect((await send(path, { body: form({}) })).text).toContain('Lenkja gjeld ikkje lenger');
    expect([await due(179), await due(181)]).toEqual([0, 1]);

    // Three mails in half a year, and no more.
    const sent = (days: number) =>
      server.database.asSuperuser(
        `INSERT INTO entry_letters VALUES (gen_random_uuid()::text, $1, now() + make_interval(days => $2))`,
        [id, days],
      );
    await sent(181);
    expect([await due(194), await due(195)]).toEqual([0, 1]);
    await sent(195);
    expect([await due(208), await due(209)]).toEqual([0, 1]);
    await sent(209);
    expect(await due(400)).toBe(0);
    await deliverer.kill();
    await mailServer.close();
  });

  it('has a link that is worth nothing after 30 days, and none that is guessed', async () => {
    for (const key of ['x', 'a'.repeat(32)])
      expect((await send(`/oversyn/stadfest/${key}`, { body: form({}) })).text).toContain('Lenkja gjeld ikkje lenger');
  });
});

describe('the role of the open pages', () => {
  it('is refused at the start when it may reach more than what is open', async () => {
    await server.database.asSuperuser('GRANT SELECT (name) ON people TO krets_open');
    const wider = new TestServer(server.database, await freePort(), {});
    await expect(wider.start()).rejects.toThrow(/is not the role that reads what is open \(it can reach people\)/);
    await server.database.asSuperuser('REVOKE SELECT (name) ON people FROM krets_open');
  });
});
