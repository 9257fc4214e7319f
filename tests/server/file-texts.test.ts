import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AsApp } from '../support/app-role.js';
import { makeTextPdf, makeWord } from '../support/documents.js';
import { makePdf, makePng } from '../support/file-contents.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, resourceInput, until } from '../support/person.js';
import { itWithPdf } from '../support/poppler.js';
import { freePort, TestServer as Server, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let siri: Person;
let ola: Person;

beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Leiarar i nord', 2);
  [siri, ola] = room.members as [Person, Person];
});
afterAll(() => server.stop());

type Hit = { id: string; title: string; excerpt: { text: string }[] };
const search = async (person: Person, words: string) =>
  (
    await person.ask<{ search: { more: number; found: Hit[] } }>(
      'query ($words: String!) { search(words: $words) { more found { id title excerpt { text } } } }',
      { words },
    )
  ).search;
const found = async (person: Person, words: string) => (await search(person, words)).found.map(({ id }) => id);
const stateOf = async (person: Person, id: string) =>
  (await person.ask<{ resource: { fileText: string } }>('query ($id: ID!) { resource(id: $id) { fileText } }', { id }))
    .resource.fileText;
const upload = async (content: Buffer, name: string) => (await siri.upload(room.id, content, name)).id;
const add = async (content: Buffer, name: string, title = 'Eit dokument') =>
  (await siri.addResource(room.id, { fileId: await upload(content, name), title, alt: 'x' }, 'FILE')).id;
const ends = (id: string) =>
  until(async () => {
    const state = await stateOf(ola, id);
    return state !== 'WAITING' && state;
  });
const database = (sql: string, values: unknown[] = []) => server.database.asSuperuser(sql, values);
const passages = () => database('SELECT * FROM passages ORDER BY id');
/** Eleven hundred words; the last ones name a thing of their own. */
const long = (last: string) => [
  ...Array.from({ length: 110 }, (_, n) => `Avsnitt ${n} handlar om budsjettet for eininga.`),
  ...Array.from({ length: 60 }, () => 'Så går det vidare med noko heilt anna.'),
  `Til slutt kjem ${last}.`,
];

describe('the words of a file', () => {
  it('are found in the other form, with their sentence, wherever in it they are, as one hit', async () => {
    const id = await add(makeWord(...long('sjukefråværet i vinterhalvåret')), 'plan.docx');
    expect(await ends(id)).toBe('READ');
    const { found: hits, more } = await search(ola, 'sykefravær vinterhalvår');
    expect(hits.map((hit) => [hit.id, hit.title])).toEqual([[id, 'Eit dokument']]);
    expect(hits[0]?.excerpt.map(({ text }) => text).join('')).toBe('Til slutt kjem sjukefråværet i vinterhalvåret.');
    // Each of its pieces answers this.
    expect([(await found(ola, 'budsjettet avsnitt')).filter((one) => one === id).length, more]).toEqual([1, 0]);
  });

  it('follow the file: changed to another, withdrawn and restored', async () => {
    const id = await add(makeWord(...long('fjellrevhiet')), 'plan.docx');
    await ends(id);
    expect(await found(ola, 'fjellrevhi')).toEqual([id]);
    const revise = (fileId: string, replaces: number, title: string) =>
      ola.ask('mutation ($input: ReviseResourceInput!) { reviseResource(input: $input) { id } }', {
        input: { id, replaces, change: 'Ny', resource: resourceInput('FILE', { fileId, title }) },
      });
    const file = await ola.upload(room.id, makeWord(...long('isbreelva')), 'ny.docx');
    await revise(file.id, 1, 'Ny plan');
    expect(await found(ola, 'fjellrevhi')).toEqual([]);
    await until(async () => (await found(siri, 'isbreelv'))[0] === id);
    await revise(file.id, 2, 'Nyaste plan');
    expect(await found(siri, 'isbreelv')).toEqual([id]);
    await siri.ask('mutation ($id: ID!) { withdrawResource(id: $id) { id } }', { id });
    expect([await found(ola, 'isbreelv'), await found(siri, 'isbreelv')]).toEqual([[], []]);
    await siri.ask('mutation ($id: ID!) { restoreResource(id: $id) { id } }', { id });
    await until(async () => (await found(ola, 'isbreelv'))[0] === id);
  });

  it('are not found when the file is withdrawn while they are written', async () => {
    const id = await add(makeWord(...long('havmannen')), 'plan.docx');
    await ends(id);
    const withdrawing = await AsApp.begin(siri);
    await withdrawing.rows('UPDATE resources SET withdrawn_at = now() WHERE id = $1', [id]);
    const due = { subjectId: id, networkId: room.id, personId: siri.id, number: 1 };
    await database(`SELECT graphile_worker.add_job('library.read-file', $1)`, [JSON.stringify(due)]);
    const jobs = async () =>
      (await database(`SELECT FROM graphile_worker.jobs WHERE task_identifier = 'library.read-file'`)).length;
    const waits = () =>
      database(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
    await until(async () => (await waits()).length > 0 || (await jobs()) === 0);
    await withdrawing.end('COMMIT');
    await until(async () => (await jobs()) === 0);
    expect(await database('SELECT FROM passages WHERE resource_id = $1', [id])).toEqual([]);
  });

  itWithPdf('are found in a PDF, and a file without any says so', async () => {
    const id = await add(makeTextPdf('Rapporten seier at vaktordninga\nfungerer betre no.'), 'rapport.pdf');
    expect(await ends(id)).toBe('READ');
    const { found: hits } = await search(ola, 'vaktordningen fungerer');
    expect(hits[0]?.id).toBe(id);
    expect(await ends(await add(makePdf(), 'tom.pdf'))).toMatch(/^(EMPTY|UNREADABLE)$/);
    expect(await ends(await add(makeTextPdf(''), 'skanna.pdf'))).toBe('EMPTY');
    expect(await stateOf(ola, await add(await makePng(), 'x.png'))).toBe('NOT_READ');
  });

  it('are read by the same people as the file, and by nobody in another room', async () => {
    const id = await add(makeWord('Sildestimen i fjorden'), 'sild.docx');
    await ends(id);
    const foreign = await createNetwork(administrator, 'Framandt rom', 0);
    expect(await found(foreign.facilitator, 'sildestim')).toEqual([]);
    expect(await found(ola, 'sildestim')).toEqual([id]);
  });
});

describe('a server that starts', () => {
  it('removes what a deleted file says, and reads old files and those that waited in vain', async () => {
    const left = await add(makeWord('Ventande ord'), 'vent.docx');
    await ends(left);
    const before = await passages();
    const gone = await add(makeWord('Kortvarig ord'), 'kort.docx');
    await ends(gone);
    await siri.ask('mutation ($id: ID!) { withdrawResource(id: $id) { id } }', { id: gone });
    const contents = `SELECT f.content_id FROM files f JOIN resource_versions v ON v.file_id = f.id WHERE v.resource_id = ANY ($1)`;
    const [content] = await server.database.asSuperuser<{ content_id: string }>(contents, [[gone]]);
    await database(`UPDATE files SET delete_after = now() - interval '1 day' WHERE content_id IN (${contents})`, [
      [gone],
    ]);
    // Nobody has asked for the others, and whoever asked for this one was not there any more.
    await database(`DELETE FROM file_texts WHERE content_id NOT IN (${contents})`, [[left, gone]]);
    await database(`DELETE FROM file_text_pieces WHERE content_id IN (${contents})`, [[left]]);
    await database(
      `UPDATE file_texts SET state = 'WAITING', at = now() - interval '2 hours' WHERE content_id IN (${contents})`,
      [[left]],
    );
    await database('DELETE FROM passages');
    const another = new Server(server.database, await freePort(), {});
    await another.start();
    await until(async () => JSON.stringify(await passages()) === JSON.stringify(before), 100_000).catch(() => {});
    expect(await passages()).toEqual(before);
    expect(await stateOf(ola, left)).toBe('READ');
    const remains = () => database('SELECT FROM file_text_pieces WHERE content_id = $1', [content?.content_id]);
    await until(async () => (await remains()).length === 0);
    await another.kill();
  });
});
