import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { passageKeys } from '@krets/shared/search/passage';
import { AsApp } from '../support/app-role.js';
import { agencies } from '../support/applications.js';
import { act, edit, postMessage } from '../support/chat.js';
import { createConsultation } from '../support/consultation.js';
import { callMeeting, proposeItem } from '../support/meetings.js';
import { hide, move, show } from '../support/moderation.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  invite,
  joinNetwork,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, TestServer as Server, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let siri: Person;
let ola: Person;
let liv: Person;
/** A message older than its room retains. */
let expired = '';
const agency = agencies[50] ?? '';

beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Leiarar i nord', 3);
  [siri, ola, liv] = room.members as [Person, Person, Person];
});
afterAll(() => server.stop());

type Hit = {
  id: string;
  kind: string;
  networkId: string;
  challengeId: string | null;
  title: string | null;
  excerpt: { text: string; marked: boolean }[];
  meetingId: string | null;
  by: { id: string; person: { name: string } };
};
const asked = `query ($words: String!, $networkId: ID, $kind: FoundKind, $seatId: ID, $mine: Boolean) {
  search(words: $words, networkId: $networkId, kind: $kind, seatId: $seatId, mine: $mine) {
    more found { id kind networkId networkName challengeId consultationId meetingId title excerpt { text marked } at by { id person { name } } } } }`;
const search = async (person: Person, words: string, narrowed: Record<string, unknown> = {}) =>
  (await person.ask<{ search: { found: Hit[]; more: number } }>(asked, { words, ...narrowed })).search;
const found = async (person: Person, words: string, narrowed: Record<string, unknown> = {}) =>
  (await search(person, words, narrowed)).found.map(({ id }) => id);
const withdraw = (person: Person, verb: string, id: string) =>
  person.ask(`mutation ($id: ID!) { ${verb}(id: $id) { id } }`, { id });

describe('what is found', () => {
  it('is written in the other form, another ending, or a part of the word', async () => {
    const { id } = await siri.postChallenge(room.id, {
      title: 'Sjukefråværet aukar i eininga',
      situation: 'Leiargruppa veit ikkje korleis vi skal følgje opp verksemda.',
    });
    for (const words of [
      'sykefravær',
      'sykefraværet øker',
      'ledergruppen',
      'hvordan virksomheten',
      'fravær',
      'sjukefrå',
    ])
      expect(await found(ola, words)).toContain(id);
  });

  it('is shown with the sentence that tells most, its words marked and never as markup', async () => {
    const { id } = await siri.postChallenge(room.id, { title: 'Medarbeidersamtale' });
    const answer = await ola.contribute(id, 'Først noko anna. <b>Beredskapen</b> må øvast **kvart** år. Så meir.');
    const [hit] = (await search(liv, 'beredskap øve')).found;
    expect(hit).toMatchObject({ id: answer.id, kind: 'CONTRIBUTION', challengeId: id, title: 'Medarbeidersamtale' });
    expect(hit?.excerpt.map(({ text }) => text).join('')).toBe('<b>Beredskapen</b> må øvast kvart år.');
    expect(hit?.excerpt.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Beredskapen', 'øvast']);
  });

  it('comes from every kind of text, and can be narrowed', async () => {
    const word = 'omstillingsavtale';
    const challenge = await siri.postChallenge(room.id, { title: `Ei ${word}` });
    const answer = await ola.contribute(challenge.id, `Vi skreiv ein ${word} i fjor`);
    const message = await postMessage(liv, room.id, `Har nokon ein ${word}?`);
    const resource = await ola.addResource(room.id, { title: 'Mal', body: `Slik ser ein ${word} ut` });
    expect((await found(siri, word)).sort()).toEqual([challenge.id, answer.id, message.id, resource.id].sort());
    expect(await found(siri, word, { kind: 'MESSAGE' })).toEqual([message.id]);
    expect(await found(siri, word, { seatId: room.seatOf.get(liv) })).toEqual([message.id]);
    expect(await found(siri, word, { mine: true })).toEqual([challenge.id]);
    const [{ by }] = (await search(siri, word, { kind: 'MESSAGE' })).found as [Hit];
    expect(await found(siri, `${word} frå:"${by.person.name}"`)).toEqual([message.id]);
    expect(await found(siri, `${word} før:2020`)).toEqual([]);
    expect(await found(siri, `${word} etter:2020-01-01`)).toHaveLength(4);
    const written = (at: string) =>
      server.database.asSuperuser(
        `WITH changed AS (UPDATE messages SET created_at = $2 WHERE id = $1) UPDATE passages SET created_at = $2 WHERE id = $1`,
        [message.id, at],
      );
    // Half past midnight in Norway is the day before in UTC.
    await written('2026-11-09T23:30:00Z');
    const dated = (words: string) => found(siri, `${word} ${words}`, { kind: 'MESSAGE' });
    expect(await dated('etter:2026-11-10 før:2026-11-11')).toEqual([message.id]);
    expect(await dated('etter:10.11.2026')).toEqual([message.id]);
    expect(await dated('før:2026-11-10')).toEqual([]);
    expect(await found(siri, `«${word} i fjor»`)).toEqual([answer.id]);
    expect(await found(siri, `${word} i:nord`)).toHaveLength(4);
    expect(await found(siri, `${word} i:sør`)).toEqual([]);
  });

  it('comes from minutes, under who wrote last, until their item is withdrawn', async () => {
    const meeting = await callMeeting(room.facilitator, room.id);
    const item = await proposeItem(siri, room.id, 'Vaktordninga');
    const other = await proposeItem(siri, room.id, 'Turnusen');
    await server.database.asSuperuser(
      `UPDATE meetings SET stage = 'OVER', picks_open_at = picks_open_at - interval '5 days 12 hours', picks_close_at = picks_close_at - interval '5 days 12 hours',
         starts_at = starts_at - interval '5 days 12 hours', ends_at = ends_at - interval '5 days 12 hours' WHERE id = $1`,
      [meeting],
    );
    await server.database.asSuperuser('UPDATE agenda_items SET meeting_id = $1 WHERE id = ANY ($2)', [
      meeting,
      [item, other],
    ]);
    const write = (person: Person, itemId: string, learned: string, replaces: number) =>
      person.ask('mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { id } }', {
        input: { meetingId: meeting, itemId, learned, takeaways: 'Vi prøver bakvakter', replaces },
      });
    await write(ola, item, 'Sjukefråveret gjekk ned med kortare bolkar.', 0);
    await write(ola, other, 'Nattarbeidarane ville ha lengre friperiodar.', 0);
    await write(liv, item, 'Sjukefråveret gjekk ned med kortare bolkar. Pinnsvinbolk.', 1);
    const { found: hits } = await search(siri, 'bakvakt pinnsvin', { kind: 'MINUTES' });
    expect(hits[0]).toMatchObject({ kind: 'MINUTES', title: 'Vaktordninga', meetingId: meeting });
    expect(hits[0]?.by).toMatchObject({ id: room.seatOf.get(liv) });
    expect(await found(siri, 'vaktordningen', { seatId: room.seatOf.get(liv) })).toEqual([hits[0]?.id]);
    const withdrawn = (at: string) =>
      server.database.asSuperuser(`UPDATE agenda_items SET withdrawn_at = ${at} WHERE id = $1`, [item]);
    await withdrawn('now()');
    expect(await found(siri, 'pinnsvin')).toEqual([]);
    await withdrawn('NULL');
    expect(await found(siri, 'pinnsvin')).toHaveLength(1);
    expect(await found(siri, 'nattarbeidere')).toHaveLength(1);
  });

  it('forgives a slip', async () => {
    const { id } = await siri.postChallenge(room.id, { title: 'Budsjettkutt og bemanningsplan' });
    for (const words of ['budsjetkutt', 'bemaningsplan', 'bemannignsplan', 'budsjettkxtt'])
      expect(await found(ola, words)).toContain(id);
  });

  it('follows the words: edited, withdrawn and restored', async () => {
    const { id } = await siri.postChallenge(room.id, { title: 'Noko om kjøpmannskap' });
    const answer = await ola.contribute(id, 'Kvantesprang er ordet');
    await ola.ask('mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }', {
      input: { id: answer.id, body: 'Regnboge er ordet' },
    });
    expect([await found(siri, 'kvantesprang'), await found(siri, 'regnbue')]).toEqual([[], [answer.id]]);
    await withdraw(ola, 'withdrawContribution', answer.id);
    expect(await found(siri, 'regnbue')).toEqual([]);
    await withdraw(ola, 'restoreContribution', answer.id);
    expect(await found(siri, 'regnbue')).toEqual([answer.id]);
    await withdraw(siri, 'withdrawChallenge', id);
    expect([await found(ola, 'kjøpmannskap'), await found(liv, 'regnbue')]).toEqual([[], []]);

    // The first search after a post finds it: they are written in one transaction.
    const message = await postMessage(liv, room.id, 'Trombone til lunsj');
    expect(await found(ola, 'trombone')).toEqual([message.id]);
    await edit(liv, message.id, 'Obo til lunsj');
    expect([await found(ola, 'trombone'), await found(ola, 'obo')]).toEqual([[], [message.id]]);
    await act(liv, 'withdrawMessage', message.id);
    expect([await found(ola, 'obo'), await found(liv, 'obo')]).toEqual([[], []]);
  });
});

describe('nobody finds', () => {
  it('what is in a room they have no seat in, and a thousand texts there change nothing in what they get', async () => {
    const { id } = await siri.postChallenge(room.id, { title: 'Rekruttering av ingeniørar' });
    await ola.contribute(id, 'Ingeniørane vil ha fagleg utvikling, og rekrutteringa går seint');
    await postMessage(ola, room.id, 'Kven rekrutterer ingeniørar med fagutvikling?');
    const questions = [
      'ingeniører rekruttering',
      'ingenirør',
      'fagutvikling',
      'rekr',
      'ingeniør utvikling sein',
      'ing',
    ];
    const answers = () =>
      Promise.all(questions.map(async (words) => (await liv.send({ query: asked, variables: { words } })).text));
    const before = await answers();
    expect(before[0]).toContain(id);

    const foreign = await createNetwork(administrator, 'Framandt rom', 0);
    const other = await foreign.facilitator.postChallenge(foreign.id, { title: 'Ingeniører rekruttering ingenirør' });
    const words = [
      'ingeniør',
      'ingenirør',
      'rekruttering',
      'rekrutterar',
      'fagleg',
      'utvikling',
      'utviklarar',
      'seint',
    ];
    const texts = Array.from({ length: 1_000 }, (_, n) =>
      passageKeys({ body: `${words.filter((_, at) => (n >> at) % 2 === 0).join(' ')} framandord${n}` }),
    );
    await server.database.asSuperuser(
      `SET session_replication_role = replica;
       INSERT INTO passages (id, network_id, kind, message_id, author_id, seat_id, retention_days, created_at, shown, has_file, keys)
       SELECT id, network_id, 'MESSAGE', id, person_id, seat_id, 90, now(), true, false, keys FROM (
         SELECT md5('framand' || n)::uuid AS id, s.network_id, s.person_id, s.id AS seat_id, given.keys
         FROM jsonb_array_elements_text('${JSON.stringify(texts)}') WITH ORDINALITY AS given (keys, n)
           JOIN seats s ON s.network_id = '${foreign.id}') texts`,
    );
    // The room leaves the memory, and is opened again after the other one: its keys get other numbers.
    const leaving = await createPerson(server);
    await joinNetwork(room, leaving);
    await leaving.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: room.id });
    expect((await search(foreign.facilitator, 'ingeniører framandord')).more).toBeGreaterThan(900);

    expect(await answers()).toEqual(before);
    expect(await found(liv, 'framandt', { networkId: foreign.id })).toEqual([]);
    await withdraw(foreign.facilitator, 'withdrawChallenge', other.id);
    await server.database.asSuperuser('DELETE FROM passages WHERE network_id = $1', [foreign.id]);
    expect(await answers()).toEqual(before);
  });

  it('anything after the seat has ended', async () => {
    const leaving = await createPerson(server);
    await joinNetwork(room, leaving);
    await siri.postChallenge(room.id, { title: 'Avskjedskaffi på fredag' });
    expect(await found(leaving, 'avskjedskaffi')).toHaveLength(1);
    await leaving.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: room.id });
    expect(await found(leaving, 'avskjedskaffi')).toEqual([]);
  });

  it('what a facilitator has hidden, until it is shown again', async () => {
    const { id } = await siri.postChallenge(room.id);
    const answer = await ola.contribute(id, 'Namnet hans er Fjellrevmannen');
    await hide(room.facilitator, answer.id);
    for (const person of [siri, ola, room.facilitator])
      expect(await found(person, 'fjellrevmannen')).not.toContain(answer.id);
    await show(room.facilitator, answer.id);
    expect((await found(siri, 'fjellrevmannen'))[0]).toBe(answer.id);
  });

  it('what belongs to a challenge that is closed to their agency', async () => {
    const excluded = await createPerson(server);
    await takeSeat(excluded, await invite(room.facilitator, room.id), true, agency);
    const { id } = await siri.postChallenge(room.id, { title: 'Tillitskrise', closedTo: agency });
    const answer = await ola.contribute(id, 'Hemmeleg tillitskrise');
    expect(await found(liv, 'tillitskrise')).toHaveLength(2);
    expect(await found(excluded, 'tillitskrise')).toEqual([]);
    const open = await ola.postChallenge(room.id, { title: 'Open' });
    const moved = await ola.contribute(open.id, 'Flyttbar kråkebolle');
    expect(await found(liv, 'kråkebolle')).toEqual([moved.id]);
    expect(await found(excluded, 'kråkebolle')).toEqual([moved.id]);
    await move(room.facilitator, moved.id, id);
    expect([await found(excluded, 'kråkebolle'), await found(liv, 'kråkebolle')]).toEqual([[], [moved.id]]);
    expect(answer.id).toBeTruthy();
  });

  it('what others write in a consultation they have not joined, or before their own post', async () => {
    const { id } = await siri.postChallenge(room.id);
    const consultation = await createConsultation(siri, id, [ola, room.facilitator], { protocol: 'TROIKA' });
    const post = await consultation.says(siri, 'STATEMENT', 'Isbjørnhi i midten');
    expect(await found(ola, 'isbjørnhi')).toEqual([post.id]);
    expect(await found(liv, 'isbjørnhi')).toEqual([]);
  });

  it('what a phase hides, until their own word in it; then at once', async () => {
    const fourth = await createPerson(server);
    await joinNetwork(room, fourth);
    const { id } = await siri.postChallenge(room.id, { title: 'Fastlåst gruppe' });
    const clinic = await createConsultation(siri, id, [ola, liv, fourth, room.facilitator], {
      protocol: 'CASE_CLINIC',
      facilitator: room.facilitator,
    });
    for (let n = 0; n < 3; n++) await clinic.inPhase(room.facilitator, 'advanceConsultation');
    const answer = async (person: Person, words: string) =>
      (await person.send({ query: asked, variables: { words, networkId: null } })).text;
    const questions = ['snøkrystall', 'snøkrysatll gruppe'];
    const before = await Promise.all(questions.map((words) => answer(ola, words)));
    const post = await clinic.says(liv, 'MIRROR', 'Gruppa er ein snøkrystall');
    expect(await Promise.all(questions.map((words) => answer(ola, words)))).toEqual(before);
    await clinic.says(ola, 'PASS', '');
    expect([await found(ola, 'snøkrystall'), await found(fourth, 'snøkrystall')]).toEqual([[post.id], []]);
    await clinic.inPhase(room.facilitator, 'advanceConsultation');
    expect(await found(fourth, 'snøkrystall')).toEqual([post.id]);
  });

  it('messages older than the room retains', async () => {
    const message = await postMessage(liv, room.id, 'Skumringstime');
    expired = message.id;
    expect(await found(ola, 'skumringstime')).toEqual([message.id]);
    await server.database.asSuperuser(
      `WITH old AS (UPDATE messages SET created_at = created_at - interval '91 days' WHERE id = $1)
       UPDATE passages SET created_at = created_at - interval '91 days' WHERE id = $1`,
      [message.id],
    );
    expect(await found(ola, 'skumringstime')).toEqual([]);
  });
});

describe('old texts', () => {
  const passages = () => server.database.asSuperuser<{ id: string }>('SELECT * FROM passages ORDER BY id');
  const progress = async () =>
    (
      await administrator.ask<{ searchProgress: Record<string, number> }>(
        '{ searchProgress { people done made failed } }',
      )
    ).searchProgress;
  const began = `UPDATE old_texts SET changed_at = now() - interval '2 hours', due_at = now(), made = 0`;
  const roundOver = async () => {
    const [row] = await server.database.asSuperuser<{ over: boolean }>(
      'SELECT due_at IS NULL AND began_at IS NULL AS over FROM old_texts',
    );
    return row?.over === true;
  };
  /** A server that starts, and does what is due. */
  const startedOnce = async () => {
    const another = new Server(server.database, await freePort(), {});
    await another.start();
    await until(roundOver);
    await another.kill();
  };
  let before: { id: string }[];

  it('are not looked at again by a server that starts where another has stopped', async () => {
    before = await passages();
    expect(before.length).toBeGreaterThan(20);
    await server.database.asSuperuser(
      'DELETE FROM passages WHERE shown AND id IN (SELECT id FROM passages ORDER BY id LIMIT (SELECT count(*) / 2 FROM passages))',
    );
    await server.database.asSuperuser(
      `DELETE FROM passages WHERE kind IN ('MESSAGE', 'RESOURCE', 'CONSULTATION', 'MINUTES')`,
    );
    const left = await passages();
    await server.database.asSuperuser(
      `${began}, began_at = now(), after_person = (SELECT person_id FROM seats WHERE ended_at IS NULL ORDER BY person_id DESC LIMIT 1)`,
    );
    const { people, done } = await progress();
    expect(people).toBeGreaterThan(5);
    expect(done).toBe(people);
    await startedOnce();
    expect(await passages()).toEqual(left);
    expect(await server.database.asSuperuser('SELECT app.next_with_old_texts() AS person')).toEqual([{ person: null }]);
  });

  it('are made found when a round is due, as if they had been written with it', async () => {
    await server.database.asSuperuser(`${began}, began_at = now() + interval '1 hour'`);
    expect(await progress()).toMatchObject({ done: 0, made: 0 });
    await startedOnce();
    expect(await passages()).toEqual(before.filter(({ id }) => id !== expired));
    const { people = 0, done, made } = await progress();
    expect(done).toBe(people);
    expect(made).toBeGreaterThan(10);
  });

  const isDue = () => server.database.asSuperuser(`${began}, began_at = now() + interval '1 hour'`);
  const lockWaits = () =>
    server.database.asSuperuser(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
  const withdrawMessage = `UPDATE messages SET withdrawn_at = now(), body = '' WHERE id = $1`;

  it('are not found when they are withdrawn or hidden while the round begins', async () => {
    const message = await postMessage(siri, room.id, 'Ei melding om stormfloa.');
    const contribution = await siri.contribute((await siri.postChallenge(room.id)).id, 'Eit svar om stormfloa.');
    const ids = [message.id, contribution.id];
    await server.database.asSuperuser('DELETE FROM passages WHERE id = ANY ($1)', [ids]);
    const withdrawing = await AsApp.begin(siri);
    await withdrawing.rows(withdrawMessage, [message.id]);
    const hiding = await AsApp.begin(room.facilitator);
    await hiding.rows('SELECT app.hide_contribution($1, $2, $3)', [room.id, contribution.id, 'Feil stad']);
    await isDue();
    const another = new Server(server.database, await freePort(), {});
    await another.start();
    await until(async () => (await lockWaits()).length > 0 || (await roundOver()));
    await Promise.all([withdrawing.end('COMMIT'), hiding.end('COMMIT')]);
    await until(roundOver);
    await another.kill();
    expect((await passages()).filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  it('are not found when they are withdrawn while they are written', async () => {
    const some = [1, 2].map((n) => postMessage(siri, room.id, `Melding ${n} om springfloa.`));
    const [first, last] = (await Promise.all(some)).map(({ id }) => id).sort() as [string, string];
    const taken = await AsApp.begin(siri);
    await server.database.asSuperuser('DELETE FROM passages WHERE id = ANY ($1)', [[first, last]]);
    // The job writes the first and waits for the last.
    await taken.rows(
      `INSERT INTO passages (id, network_id, kind, message_id, author_id, seat_id, retention_days, created_at, shown, has_file, keys)
       SELECT id, network_id, 'MESSAGE', id, author_id, seat_id, retention_days, date_trunc('milliseconds', created_at), true, false, ''
       FROM messages WHERE id = $1`,
      [last],
    );
    await isDue();
    const another = new Server(server.database, await freePort(), {});
    await another.start();
    await until(async () => (await lockWaits()).length > 0);
    const withdrawing = await AsApp.begin(siri);
    const withdrawn = withdrawing.rows(withdrawMessage, [first]).then(() => withdrawing.end('COMMIT'));
    await until(async () => (await lockWaits()).length > 1 || Promise.race([withdrawn.then(() => true), false]));
    await taken.end();
    await withdrawn;
    await until(roundOver);
    await another.kill();
    const there = (await passages()).map(({ id }) => id);
    expect([there.includes(first), there.includes(last)]).toEqual([false, true]);
  });
});

describe('a question', () => {
  it('leaves no word in the log', async () => {
    const before = server.output.length;
    await found(ola, 'hemmelegordet');
    await siri.answerTo(asked, { words: 'hemmelegordet'.repeat(40) });
    expect(server.output.slice(before)).not.toContain('hemmelegordet');
  });

  it('may be anything', async () => {
    const odd = [
      '"',
      '«',
      'frå:',
      'i:',
      'før:når',
      '((',
      '%_\\',
      'a'.repeat(200),
      '.-.-.',
      '😀',
      "' OR 1=1",
      '§ 3-1',
      'a|b\\n',
    ];
    for (const words of odd) expect((await ola.answerTo(asked, { words })).errors).toBeUndefined();
  });
});
