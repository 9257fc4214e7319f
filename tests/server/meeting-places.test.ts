import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkOccurrence } from '@krets/server/dist/overview/occurrences/occurrence-text.policy.js';
import { createAdministrator, createPerson } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
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
  server = await startServer({ jobs: false });
  [host, other] = [await createPerson(server), await createPerson(server)];
  const place = {
    title: 'Leiarkaffi i Alta',
    purpose: 'For leiarar i Finnmark.',
    kind: 'MEETING_PLACE',
    counties: '56',
  };
  placeId = idIn(await send('/oversyn/ny', host, { ...place, seen: '1' }));
});
afterAll(() => server.stop());

describe('an occurrence', () => {
  it('is added by the organiser alone, and read by anybody where it is looked for', async () => {
    const administrator = await createAdministrator(server);
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
    expect(page).toContain('flytt frå');
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
