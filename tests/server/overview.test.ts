import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Entry } from '@krets/server/dist/overview/entry.types.js';
import { type Filter, filterOf } from '@krets/server/dist/overview/filter.js';
import { html } from '@krets/server/dist/overview/html.js';
import { csvOf } from '@krets/server/dist/overview/open-data.js';
import ICAL from 'ical.js';
import { list } from '../support/applications.js';
import { changeStage, createReadyNetwork, updateSettings } from '../support/network-lifecycle.js';
import type { TestNetwork } from '../support/networks.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(server.url + path, { headers: { 'accept-language': 'nn', ...headers } });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
type Row = { id: string; kind: string; status: string; seats: string | null; changed_at: Date };
const entryOf = async (networkId: string): Promise<Row | undefined> => {
  const [row] = await server.database.asSuperuser<Row>(
    'SELECT e.* FROM open.entries e JOIN networks n ON n.entry_id = e.id WHERE n.id = $1',
    [networkId],
  );
  return row;
};

type JsonNode = Record<string, unknown>;
/** The catalogue as lines of subject, property and object. A node without an address is called by its type. */
function triplesOf(node: JsonNode, prefixes: Record<string, string>): string[] {
  const full = (name: string) => name.replace(/^(\w+):(?!\/\/)/, (_, prefix: string) => `${prefixes[prefix]}`);
  const nameOf = (one: JsonNode) =>
    one['@value'] !== undefined
      ? `"${one['@value']}"@${one['@language'] ?? one['@type']}`
      : String(one['@id'] ?? `a ${full(String(one['@type']))}`).replace(server.url, '');
  return Object.entries(node).flatMap(([property, value]) => {
    if (property === '@type') return [`${nameOf(node)} is ${full(String(value))}`];
    if (property.startsWith('@')) return [];
    return [value].flat().flatMap((object) => {
      const inner = typeof object === 'object' ? (object as JsonNode) : { '@value': object, '@type': 'string' };
      const isNode = inner['@value'] === undefined && Object.keys(inner).length > 1;
      const line = `${nameOf(node)} ${full(property)} ${nameOf(inner)}`;
      return isNode ? [line, ...triplesOf(inner, prefixes)] : [line];
    });
  });
}

const [dcat, dct, eu] = [
  'http://www.w3.org/ns/dcat#',
  'http://purl.org/dc/terms/',
  'http://publications.europa.eu/resource/authority',
];
const described = (subject: string) => [
  `${subject} ${dct}title "Oversyn over nettverk og møteplassar"@nn`,
  `${subject} ${dct}description "For leiarar i staten: det som finst her i Krets, og det som finst andre stader. Du treng ikkje logge inn."@nn`,
  `${subject} ${dct}publisher a http://xmlns.com/foaf/0.1/Agent`,
  `${subject} ${dcat}contactPoint a http://www.w3.org/2006/vcard/ns#Organization`,
];
const distributed = (file: string, at: string, format: string, type: string) => [
  `/oversyn#dataset ${dcat}distribution ${file}`,
  `${file} is ${dcat}Distribution`,
  `${file} ${dcat}accessURL ${at}`,
  `${file} ${dcat}downloadURL ${file}`,
  `${file} ${dct}license https://data.norge.no/nlod/no/2.0`,
  `${file} ${dct}format ${eu}/file-type/${format}`,
  `${file} ${dcat}mediaType https://www.iana.org/assignments/media-types/${type}`,
];
const demandedTriples = [
  `/oversyn.dcat.jsonld is ${dcat}Catalog`,
  ...described('/oversyn.dcat.jsonld'),
  `/oversyn.dcat.jsonld ${dcat}dataset /oversyn#dataset`,
  `/oversyn#dataset is ${dcat}Dataset`,
  ...described('/oversyn#dataset'),
  `/oversyn#dataset ${dcat}theme ${eu}/data-theme/GOVE`,
  `a http://xmlns.com/foaf/0.1/Agent http://xmlns.com/foaf/0.1/name "Krets"@string`,
  ...distributed('/oversyn.csv', '/oversyn', 'CSV', 'text/csv'),
  ...distributed('/oversyn.jsonld', '/oversyn', 'JSON_LD', 'application/ld+json'),
  ...distributed('/moteplassar.ics', '/oversyn/samlingar', 'ICS', 'text/calendar'),
  `/moteplassar.ics ${dct}title "Samlingar på møteplassane"@nn`,
];

beforeAll(async () => {
  server = await startServer();
  room = await createReadyNetwork(server, 'Seksjonssjefar i nord');
});
afterAll(() => server.stop());

describe('the listing of a network', () => {
  it('is copied when it is listed, follows it, and is gone when it is taken off the list', async () => {
    expect(await entryOf(room.id)).toBeUndefined();
    await updateSettings(room.facilitator, room.id, { listed: true });
    const forming = await entryOf(room.id);
    expect(forming).toMatchObject({ kind: 'FORMING', status: 'LISTED' });
    expect((await page(`/oversyn/${forming?.id}`)).text).toContain('nettverk under etablering');

    await changeStage(room.facilitator, 'activateNetwork', room.id);
    expect(await entryOf(room.id)).toMatchObject({ id: forming?.id, kind: 'NETWORK', seats: 'YES' });
    await changeStage(room.facilitator, 'pauseNetwork', room.id);
    expect(await entryOf(room.id)).toMatchObject({ status: 'RESTING', seats: null });
    await changeStage(room.facilitator, 'continueNetwork', room.id);
    expect(await entryOf(room.id)).toMatchObject({ status: 'LISTED' });

    await updateSettings(room.facilitator, room.id, { listed: false });
    expect(await entryOf(room.id)).toBeUndefined();
    expect((await page(`/oversyn/${forming?.id}`)).status).toBe(404);
    await updateSettings(room.facilitator, room.id, { listed: true });
  });

  it('shows free seats as a word, and not when somebody took one', async () => {
    const before = await entryOf(room.id);
    const most = (max: number) =>
      updateSettings(room.facilitator, room.id, { sizes: { min: 4, from: 4, to: 4, warn: 4, max } });
    for (const [max, seats] of [
      [6, 'FEW'],
      [4, 'NO'],
      [15, 'YES'],
    ] as const) {
      await most(max);
      expect(await entryOf(room.id)).toMatchObject({ seats, changed_at: before?.changed_at });
    }
  });

  it('has the text its facilitators write, and is found by it', async () => {
    const listing = { counties: ['56', '18'], national: false, roles: ['SECTION_HEAD'], levels: ['SECTION'] };
    await updateSettings(room.facilitator, room.id, { listing: { ...listing, contact: 'post@example.org' } });
    const there = async (query: string) => (await page(`/oversyn?${query}`)).text.includes('Seksjonssjefar i nord');
    expect([await there('county=56'), await there('county=18'), await there('county=03')]).toEqual([true, true, false]);
    expect([await there('level=SECTION&role=SECTION_HEAD'), await there('level=TOP')]).toEqual([true, false]);
    expect((await page('/oversyn/dekning')).text).toContain('href="/oversyn?kind=NETWORK&amp;county=56"');
    const refused = updateSettings(room.facilitator, room.id, { listing: { ...listing, counties: ['99'] } });
    await expect(refused).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('leaves no trace when the change is undone', async () => {
    const other = await createReadyNetwork(server, 'Eit nettverk som angrar', 0);
    await server.database
      .asSuperuser(
        `DO $$ BEGIN UPDATE networks SET listed = true WHERE id = '${other.id}'; RAISE EXCEPTION 'undone'; END $$`,
      )
      .catch(() => {});
    expect((await page('/oversyn?q=angrar')).text).toContain('Ingen oppføringar');
  });

  it('of a closed network stays as history, out of the way', async () => {
    const closing = await createReadyNetwork(server, 'Eit nettverk som er ferdig', 0);
    await list(server, closing.id);
    await server.database.asSuperuser(
      `SET session_replication_role = replica; UPDATE networks SET stage = 'ACTIVE' WHERE id = '${closing.id}'`,
    );
    const [network] = await server.database.asSuperuser<{ entry_id: string }>(
      'SELECT entry_id FROM networks WHERE id = $1',
      [closing.id],
    );
    await server.database.asSuperuser(
      `ALTER TABLE networks DISABLE TRIGGER guard_network; UPDATE networks SET stage = 'CLOSED' WHERE id = '${closing.id}';
       ALTER TABLE networks ENABLE TRIGGER guard_network`,
    );
    expect((await page(`/oversyn/${network?.entry_id}`)).text).toContain('Avslutta');
    expect((await page('/oversyn?q=ferdig')).text).toContain('Ingen oppføringar');
    expect((await page('/oversyn?q=ferdig&old=1')).text).toContain('Kviler eller avslutta');
  });
});

describe('the open pages', () => {
  it('tell no name of a person, no id of a room and nothing from it', async () => {
    const entry = await entryOf(room.id);
    const people = await server.database.asSuperuser<{ id: string; name: string }>('SELECT id, name FROM people');
    const closed = [room.id, ...people.flatMap(({ id, name }) => [id, name])].filter(Boolean);
    for (const path of [
      '/',
      '/oversyn',
      '/oversyn?old=1',
      '/oversyn/dekning',
      '/oversyn.csv',
      '/oversyn.jsonld',
      '/oversyn.dcat.jsonld',
      `/oversyn/${entry?.id}`,
    ]) {
      const { text, status } = await page(path);
      expect(status).toBe(200);
      expect(closed.filter((word) => text.includes(word))).toEqual([]);
    }
  });

  it('find a Nynorsk entry by Bokmål words, and the other way round', async () => {
    for (const q of ['seksjonssjefer', 'seksjonssjef', 'sjefar', 'SEKSJONSSJEFAR nord'])
      expect((await page(`/oversyn?q=${encodeURIComponent(q)}`)).text).toContain('Seksjonssjefar i nord');
    expect((await page('/oversyn?q=finst-ikkje')).text).toContain('Ingen oppføringar');
    // What means something to the database means nothing here.
    expect((await page(`/oversyn?q=${encodeURIComponent("%_'\\")}`)).status).toBe(200);
  });

  it('speak the language of the reader, and carry a chosen one on', async () => {
    expect((await page('/oversyn', { 'accept-language': 'no,en' })).text).toContain('<html lang="nb"');
    expect((await page('/oversyn', { 'accept-language': 'en-GB,nb' })).text).toContain('<html lang="en"');
    const chosen = await page('/oversyn?lang=en&county=56', { 'accept-language': 'nn' });
    expect(chosen.text).toContain('href="/oversyn/dekning?lang=en"');
    expect(chosen.text).toContain('?county=56&amp;lang=nb');
  });

  it('are stored by caches for strangers, and never for somebody who is signed in', async () => {
    const stranger = await page('/');
    expect(stranger.headers.get('cache-control')).toContain('public');
    expect(stranger.text).toContain('Kven driv det?');
    const signedIn = { cookie: 'krets=something' };
    expect((await page('/oversyn', signedIn)).headers.get('cache-control')).toContain('private');
    // With a session the address is the web's.
    expect((await page('/', signedIn)).text).toContain('<div id="root"></div>');
  });

  it('count every county, with zeros', async () => {
    const { text } = await page('/oversyn/dekning');
    expect(text.match(/<text class="open-tile-count"[^>]*>\d+<\/text>/g)).toHaveLength(15);
    expect(text.match(/<th scope="row">/g)?.length).toBeGreaterThanOrEqual(16 + 5 + 12);
    expect(gzipSync(/<svg class="open-tiles"[\s\S]*?<\/svg>/.exec(text)?.[0] ?? '').length).toBeLessThan(8_000);
    expect(text).toContain('Finnmark – Finnmárku – Finmarkku: ingenting for');
  });
});

describe('open data', () => {
  it('are the entries with their licence, and not sent again unchanged', async () => {
    const csv = await page('/oversyn.csv');
    expect(csv.text).toContain(';Seksjonssjefar i nord;');
    expect(csv.headers.get('link')).toContain('rel="license"');
    const again = { 'if-none-match': csv.headers.get('etag') ?? '' };
    expect((await page('/oversyn.csv', again)).status).toBe(304);
    const data = JSON.parse((await page('/oversyn.jsonld')).text);
    expect(data.hasPart).toContainEqual(expect.objectContaining({ name: 'Seksjonssjefar i nord' }));
    expect(JSON.stringify(data)).not.toContain('member');
  });

  it('tell what comes at meeting places to calendars and search engines, and never who has signed up', async () => {
    const [place] = await server.database.asSuperuser<{ id: string }>(
      `INSERT INTO open.entries (id, kind, origin, status, title, purpose, published_at, changed_at, confirmed_at)
       VALUES (gen_random_uuid(), 'MEETING_PLACE', 'OWN', 'LISTED', 'Kveld i Alta', 'For alle', now(), now(), now()) RETURNING id`,
    );
    const occurrence = (status: string, county: string | null, where: string) =>
      server.database.asSuperuser(
        `INSERT INTO open.occurrences (id, entry_id, status, starts_at, ends_at, county, place, video, opens_at, closes_at, sequence, published_at, changed_at)
         VALUES (gen_random_uuid(), $1, $2, '2126-03-01T16:30Z', '2126-03-01T19:00Z', $3, $4, $5, now(), now() + interval '1 day', 3, now(), now())`,
        [
          place?.id,
          status,
          county,
          where.startsWith('https:') ? null : where,
          where.startsWith('https:') ? where : null,
        ],
      );
    await occurrence('SCHEDULED', '56', 'Alta bibliotek; 2. etasje, «salen»');
    await occurrence('CANCELLED', '55', 'Tromsø');
    await occurrence('MOVED', null, 'https://video.example.org/x');
    const calendar = async (query = '') => {
      const { text, headers, status } = await page(`/moteplassar.ics${query}`);
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        ...[200, 'text/calendar; charset=utf-8', 'public, max-age=3600'],
      ]);
      const parsed = new ICAL.Component(ICAL.parse(text));
      return parsed.getAllSubcomponents('vevent').map((event) => ({
        ...{ where: event.getFirstPropertyValue('location'), status: event.getFirstPropertyValue('status') },
        ...{ start: String(event.getFirstPropertyValue('dtstart')), sequence: event.getFirstPropertyValue('sequence') },
      }));
    };
    const all = await calendar();
    expect(all).toHaveLength(3);
    const inAlta = { where: 'Alta bibliotek; 2. etasje, «salen»', start: '2126-03-01T16:30:00Z', sequence: 3 };
    expect(all).toContainEqual({ ...inAlta, status: 'CONFIRMED' });
    expect(all).toContainEqual({ ...inAlta, where: 'Tromsø', status: 'CANCELLED' });
    // What is online is for every county.
    expect((await calendar('?county=56')).map(({ where }) => where).sort()).toEqual([
      'Alta bibliotek; 2. etasje, «salen»',
      'https://video.example.org/x',
    ]);
    const data = JSON.parse((await page('/oversyn.jsonld')).text);
    const { subEvent } = data.hasPart.find(({ name }: { name: string }) => name === 'Kveld i Alta');
    expect(subEvent.map(({ eventStatus }: { eventStatus: string }) => eventStatus).sort()).toEqual([
      ...['https://schema.org/EventCancelled', 'https://schema.org/EventRescheduled'],
      'https://schema.org/EventScheduled',
    ]);
    expect(await (await page('/oversyn/samlingar?county=56')).text).toContain('href="/moteplassar.ics?county=56"');
  });

  it('are described for the catalogues of others, with all that DCAT-AP-NO demands', async () => {
    const catalogue = JSON.parse((await page('/oversyn.dcat.jsonld')).text);
    const dataset = catalogue['dcat:dataset'];
    expect(dataset['dct:title'].map((title: Record<string, string>) => title['@language'])).toEqual(['nn', 'nb', 'en']);
    // What is mandatory for a catalogue, a dataset and a distribution, and what each file is.
    const lines = triplesOf(catalogue, catalogue['@context']);
    expect(demandedTriples.filter((triple) => !lines.includes(triple))).toEqual([]);
    expect(dataset['dcat:distribution']).toHaveLength(3);
    for (const distribution of dataset['dcat:distribution']) {
      expect(distribution['dct:license']).toEqual({ '@id': 'https://data.norge.no/nlod/no/2.0' });
      const { status, headers } = await page(new URL(distribution['dcat:downloadURL']['@id']).pathname);
      const type = distribution['dcat:mediaType']['@id'].replace('https://www.iana.org/assignments/media-types/', '');
      expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining(type)]);
    }
  });

  it('give a spreadsheet nothing to carry out', () => {
    const at = new Date('2026-01-02Z');
    const dates = { publishedAt: at, changedAt: at, confirmedAt: at, closedAt: null };
    const lists = { basis: [], roles: [], levels: [], counties: ['03', '11'] };
    const entry = { title: '=1+1', purpose: 'Ein «ting»; "to"\nlinjer', contact: '@x', ...lists, ...dates };
    const [, row] = csvOf([entry as unknown as Entry]).split('\r\n');
    expect(row).toContain(`'=1+1;"Ein «ting»; ""to""\nlinjer"`);
    expect(row).toContain(`;03 11;`);
    expect(row).toContain(`;'@x;`);
  });
});

describe('an entry that nobody confirms', () => {
  it('grows old on the right days', async () => {
    await server.database.asSuperuser(
      `INSERT INTO open.entries (id, kind, origin, status, title, purpose, published_at, changed_at, confirmed_at)
       VALUES ('11111111-1111-4111-8111-111111111111', 'MEETING_PLACE', 'ELSEWHERE', 'LISTED', 'Forum', 'For alle', '2024-01-01Z', '2024-01-01Z', '2024-01-01Z')`,
    );
    const after = async (days: number) => {
      await server.database.asSuperuser(
        `SELECT app.age_entries('2024-01-01Z'::timestamptz + make_interval(days => $1))`,
        [days],
      );
      const [row] = await server.database.asSuperuser<{ status: string }>(
        `SELECT status FROM open.entries WHERE id = '11111111-1111-4111-8111-111111111111'`,
      );
      return row?.status;
    };
    for (const [days, status] of [
      [0, 'LISTED'],
      [1, 'LISTED'],
      [90, 'LISTED'],
      [179, 'LISTED'],
      [180, 'LISTED'],
      [200, 'LISTED'],
      [224, 'LISTED'],
      [225, 'UNCONFIRMED'],
      [226, 'UNCONFIRMED'],
      [300, 'UNCONFIRMED'],
      [364, 'UNCONFIRMED'],
      [365, 'RESTING'],
      [366, 'RESTING'],
      [500, 'RESTING'],
      [729, 'RESTING'],
      [730, 'CLOSED'],
      [731, 'CLOSED'],
      [760, 'CLOSED'],
      [799, 'CLOSED'],
      [800, 'CLOSED'],
    ] as const)
      expect([days, await after(days)]).toEqual([days, status]);
  });

  it('is marked, then out of the way, then history for whoever reads', async () => {
    const id = '22222222-2222-4222-8222-222222222222';
    await server.database.asSuperuser(
      `INSERT INTO open.entries (id, kind, origin, status, title, purpose, counties, levels, published_at, changed_at, confirmed_at)
       VALUES ($1, 'MEETING_PLACE', 'ELSEWHERE', 'LISTED', 'Gløymt forum', 'For alle', '{42}', '{TOP}', '2024-01-01Z', '2024-01-01Z', '2024-01-01Z')`,
      [id],
    );
    const seenAfter = async (days: number) => {
      await server.database.asSuperuser(
        `SELECT app.age_entries('2024-01-01Z'::timestamptz + make_interval(days => $1))`,
        [days],
      );
      const [own, list, old, coverage] = await Promise.all(
        [`/oversyn/${id}`, '/oversyn?q=forum', '/oversyn?q=forum&old=1', '/oversyn/dekning'].map((path) => page(path)),
      );
      const has = (text: string | undefined, words: string) => text?.includes(words) === true;
      return {
        told: ['Ikkje stadfesta sidan 1. januar 2024', 'Kviler', 'Avslutta'].filter((words) => has(own?.text, words)),
        listed: has(list?.text, 'Gløymt forum'),
        asOld: has(old?.text, 'Gløymt forum'),
        counted: has(coverage?.text, 'href="/oversyn?kind=MEETING_PLACE&amp;county=42"'),
      };
    };
    expect(await seenAfter(224)).toEqual({ told: [], listed: true, asOld: true, counted: true });
    const stale = { told: ['Ikkje stadfesta sidan 1. januar 2024'], listed: true, asOld: true, counted: false };
    expect(await seenAfter(225)).toEqual(stale);
    expect(await seenAfter(365)).toEqual({ told: ['Kviler'], listed: false, asOld: true, counted: false });
    expect(await seenAfter(730)).toEqual({ told: ['Avslutta'], listed: false, asOld: true, counted: false });
  });
});

describe('what an address asks for', () => {
  it('is one of the known choices, or nothing', () => {
    const nothing: Partial<Filter> = { q: '', kind: null, county: null, basis: [], page: 1 };
    expect(filterOf({ kind: 'ROOM', county: '99', basis: 'X', page: '-4', q: ['  '] })).toMatchObject(nothing);
    expect(filterOf({ kind: 'NETWORK', basis: ['ROLE', 'FIELD'], page: '3' })).toMatchObject({
      ...{ kind: 'NETWORK', basis: ['ROLE', 'FIELD'], page: 3 },
    });
  });

  it('is escaped in the page', async () => {
    expect(html`<p title="${'"><script>'}">${['<b>', html`<i>${"'"}</i>`]}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;<i>&#39;</i></p>',
    );
    expect((await page(`/oversyn?q=${encodeURIComponent('"><script>alert(1)</script>')}`)).text).not.toContain(
      '<script>alert',
    );
  });
});
