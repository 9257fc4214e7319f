import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { markChatRead, act as onMessage, postMessage } from '../support/chat.js';
import { createConsultation } from '../support/consultation.js';
import { downloadOwnData } from '../support/data-exports.js';
import { goOnLeave } from '../support/mixed-room.js';
import { markRead } from '../support/moderation.js';
import { createAdministrator, createNetwork, invite, type TestNetwork, takeSeat } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

type Notice = {
  id: string;
  kind: string;
  subjectId: string;
  challengeId: string | null;
  title: string | null;
  networkName: string | null;
  read: boolean;
};

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer({ jobs: true });
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

const room = (name: string, members = 3) => createNetwork(administrator, name, members);
const noticesOf = async (person: Person, networkId: string): Promise<Notice[]> =>
  (
    await person.ask<{ notices: (Notice & { networkId: string })[] }>(
      '{ notices { id kind networkId networkName subjectId challengeId title read } }',
    )
  ).notices.filter((one) => one.networkId === networkId);
const kinds = async (person: Person, { id }: TestNetwork, unread = false) =>
  (await noticesOf(person, id)).filter(({ read }) => !unread || !read).map(({ kind }) => kind);
const chooseRoom = (person: Person, networkId: string, level: string, threadsToo = false) =>
  person.ask<{ chooseRoomNotices: { threads: unknown[] } }>(
    'mutation ($input: ChooseRoomNoticesInput!) { chooseRoomNotices(input: $input) { rooms { level chosen } threads { choice } } }',
    { input: { networkId, level, threadsToo } },
  );
const chooseThread = (person: Person, challengeId: string, choice: string) =>
  person.ask(
    'mutation ($input: ChooseThreadNoticesInput!) { chooseThreadNotices(input: $input) { threads { choice } } }',
    {
      input: { challengeId, choice },
    },
  );
const withoutNew = (found: string[]) => found.filter((kind) => kind !== 'NEW_MEMBER');

describe('who is told of a post', () => {
  it('the owner, who it answers and who it mentions, each once and with the first reason; never the writer', async () => {
    const here = await room('Svar');
    const [owner, anne, bjorn] = here.members as [Person, Person, Person];
    const { id } = await owner.postChallenge(here.id, { title: 'Kven skal vike?' });
    const first = await anne.contribute(id, 'Eg ville venta');
    const reply = await bjorn.contribute(id, 'Kvifor?', {
      parentId: first.id,
      kind: 'REPLY',
      mentions: [here.seatOf.get(owner)],
    });
    expect(withoutNew(await kinds(owner, here))).toEqual(['MENTIONED', 'ANSWER']);
    expect(withoutNew(await kinds(anne, here))).toEqual(['REPLY', 'NEW_THREAD']);
    expect(withoutNew(await kinds(bjorn, here))).toEqual(['NEW_THREAD']);
    const [newest] = await noticesOf(owner, here.id);
    expect(newest).toMatchObject({ subjectId: reply.id, challengeId: id, title: 'Kven skal vike?', read: false });
  });

  it('in the chat those who are mentioned', async () => {
    const here = await room('Samtale');
    const [anne, bjorn, liv] = here.members as [Person, Person, Person];
    const { id } = await postMessage(anne, here.id, 'Kva trur du?', { mentions: [here.seatOf.get(bjorn)] });
    expect((await noticesOf(bjorn, here.id))[0]).toMatchObject({ kind: 'MENTIONED', subjectId: id, challengeId: null });
    expect(withoutNew(await kinds(liv, here))).toEqual([]);
    await onMessage(anne, 'withdrawMessage', id);
    expect(withoutNew(await kinds(bjorn, here))).toEqual([]);
  });

  it('in the chat, once until they have read it, those who want all of the room', async () => {
    const here = await room('Alt');
    const [anne, bjorn, liv] = here.members as [Person, Person, Person];
    await chooseRoom(bjorn, here.id, 'ALL');
    await postMessage(anne, here.id, 'God morgon');
    const { seq } = await postMessage(anne, here.id, 'Og god veg');
    expect(withoutNew(await kinds(bjorn, here))).toEqual(['CHAT']);
    await markChatRead(bjorn, here.id, seq);
    expect(withoutNew(await kinds(bjorn, here, true))).toEqual([]);
    await postMessage(anne, here.id, 'Framme', { mentions: [here.seatOf.get(bjorn)] });
    expect(withoutNew(await kinds(bjorn, here, true))).toEqual(['MENTIONED']);
    for (const one of [anne, liv]) expect(withoutNew(await kinds(one, here))).toEqual([]);
  });

  it('nobody who may not read it: outside, on leave, from the agency it is closed to, or after it is withdrawn', async () => {
    const here = await room('Lukka');
    const [owner, anne, bjorn] = here.members as [Person, Person, Person];
    await goOnLeave(bjorn, here.id);
    const { id } = await owner.postChallenge(here.id);
    await chooseThread(anne, id, 'FOLLOW');
    expect(withoutNew(await kinds(anne, here))).toEqual(['NEW_THREAD']);
    await server.database.asSuperuser(
      'UPDATE challenges SET hidden_from_orgnr = (SELECT orgnr FROM seats WHERE id = $2) WHERE id = $1',
      [id, here.seatOf.get(anne)],
    );
    expect(withoutNew(await kinds(anne, here))).toEqual([]);
    await here.facilitator.contribute(id, 'Sagt der anne ikkje les');
    await server.database.asSuperuser('UPDATE challenges SET hidden_from_orgnr = NULL WHERE id = $1', [id]);
    expect(withoutNew(await kinds(anne, here))).toEqual(['NEW_THREAD']);
    expect(withoutNew(await kinds(owner, here))).toEqual(['ANSWER']);
    expect(await noticesOf(bjorn, here.id)).toEqual([]);
    expect(await noticesOf(administrator, here.id)).toEqual([]);
    await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id });
    expect(withoutNew(await kinds(owner, here))).toEqual([]);
  });
});

describe('what a person has chosen', () => {
  it('a thread that is followed tells of each post, a muted one of those that name one, and the room of all or the least', async () => {
    const here = await room('Val', 4);
    const [owner, anne, bjorn, liv] = here.members as [Person, Person, Person, Person];
    const { id } = await owner.postChallenge(here.id);
    await chooseThread(anne, id, 'FOLLOW');
    await chooseRoom(bjorn, here.id, 'ALL');
    await chooseThread(owner, id, 'MUTE');
    await chooseRoom(liv, here.id, 'SILENT');
    await here.facilitator.contribute(id, 'Eit svar');
    await here.facilitator.contribute(id, 'Til deg', { mentions: [here.seatOf.get(owner)] });
    await here.facilitator.postChallenge(here.id);
    expect(withoutNew(await kinds(anne, here))).toEqual(['NEW_THREAD', 'FOLLOWED', 'FOLLOWED', 'NEW_THREAD']);
    expect(withoutNew(await kinds(bjorn, here))).toEqual(['NEW_THREAD', 'FOLLOWED', 'FOLLOWED', 'NEW_THREAD']);
    expect(withoutNew(await kinds(owner, here))).toEqual(['NEW_THREAD', 'MENTIONED']);
    expect(withoutNew(await kinds(liv, here))).toEqual(['NEW_THREAD']);
    // The threads of a room are as the room again when its reader says so.
    expect((await chooseRoom(anne, here.id, 'WAITING')).chooseRoomNotices.threads).toEqual([{ choice: 'FOLLOW' }]);
    expect((await chooseRoom(anne, here.id, 'WAITING', true)).chooseRoomNotices.threads).toEqual([]);
  });

  it('is no reason not to tell that a seat has ended; the room is not named, since it is closed to them', async () => {
    const here = await room('Avslutta', 3);
    const [anne, bjorn] = here.members as [Person, Person];
    await chooseRoom(anne, here.id, 'SILENT');
    await goOnLeave(anne, here.id);
    await here.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: here.seatOf.get(anne) });
    await bjorn.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: here.id });
    const { notices } = await anne.ask<{ notices: object[] }>(
      '{ notices { kind networkId networkName subjectId read } }',
    );
    expect(notices).toMatchObject([{ kind: 'SEAT_ENDED', networkName: null, read: false }]);
    for (const id of [here.id, here.seatOf.get(anne)]) expect(JSON.stringify(notices)).not.toContain(id);
    expect(await noticesOf(bjorn, here.id)).toEqual([]);
  });

  it('is asked once, and is gone with the seat', async () => {
    const here = await room('Spurd', 2);
    const [anne] = here.members as [Person];
    const level = async () =>
      (
        await anne.ask<{ network: { myNoticeLevel: string | null } }>(
          'query ($id: ID!) { network(id: $id) { myNoticeLevel } }',
          { id: here.id },
        )
      ).network.myNoticeLevel;
    expect(await level()).toBeNull();
    await chooseRoom(anne, here.id, 'DIGEST');
    expect(await level()).toBe('DIGEST');
    await here.facilitator.postChallenge(here.id);
    await anne.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: here.id });
    expect(await noticesOf(anne, here.id)).toEqual([]);
    await takeSeat(anne, await invite(here.facilitator, here.id));
    expect(await level()).toBeNull();
    expect(await noticesOf(anne, here.id)).toEqual([]);
  });
});

describe('what is read', () => {
  it('in a thread or the chat is read everywhere, and other tabs of the reader alone hear of it', async () => {
    const here = await room('Lese');
    const [owner, anne] = here.members as [Person, Person];
    const { id } = await owner.postChallenge(here.id);
    const heard = { owner: 0, anne: 0 };
    (await owner.listen()).socket.on('noticesChanged', () => void (heard.owner += 1));
    (await anne.listen()).socket.on('noticesChanged', () => void (heard.anne += 1));
    const first = await anne.contribute(id, 'Eitt');
    const second = await here.facilitator.contribute(id, 'To');
    await until(async () => heard.owner === 2);
    await markRead(owner, id, first.seq);
    await until(async () => heard.owner === 3);
    expect((await noticesOf(owner, here.id)).filter(({ read }) => !read).map(({ subjectId }) => subjectId)).toContain(
      second.id,
    );
    expect(withoutNew(await kinds(owner, here, true))).toEqual(['ANSWER']);
    await markRead(owner, id, 10_000);
    expect(withoutNew(await kinds(owner, here, true))).toEqual([]);
    expect(heard.anne).toBe(0);
    owner.disconnect();
    anne.disconnect();
  });

  it('in all threads of a room at once, up to what the page shows', async () => {
    const here = await room('Alle trådar');
    const [owner, anne, bjorn] = here.members as [Person, Person, Person];
    const first = await owner.postChallenge(here.id);
    const second = await owner.postChallenge(here.id);
    await bjorn.contribute(first.id, 'Lese');
    const state = async (person: Person) => {
      const { network } = await person.ask<{
        network: {
          journalSeq: number;
          newToMe: number;
          challenges: { nodes: { id: string; newToMe: number; neverOpened: boolean }[] };
        };
      }>(
        'query ($id: ID!) { network(id: $id) { journalSeq newToMe challenges(first: 9) { nodes { id newToMe neverOpened } } } }',
        { id: here.id },
      );
      return { ...network, challenges: network.challenges.nodes };
    };
    const { journalSeq } = await state(anne);
    await bjorn.contribute(second.id, 'Kom etterpå');
    const third = await owner.postChallenge(here.id);
    const { id: withdrawn } = await owner.postChallenge(here.id);
    await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: withdrawn });
    const read = 'mutation ($id: ID!, $seq: Int!) { markRoomRead(networkId: $id, seq: $seq) { id } }';
    await anne.ask(read, { id: here.id, seq: journalSeq });
    expect(await state(anne)).toMatchObject({
      newToMe: 2,
      challenges: [
        { id: third.id, neverOpened: true },
        { id: second.id, newToMe: 1, neverOpened: false },
        { id: first.id, newToMe: 0, neverOpened: false },
      ],
    });
    expect(withoutNew(await kinds(anne, here, true))).toEqual(['NEW_THREAD']);
    expect((await state(bjorn)).newToMe).toBe(1);
    const outsider = (await room('Utanfor', 1)).members[0] as Person;
    for (const one of [outsider, administrator])
      await expect(one.ask(read, { id: here.id, seq: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await anne.ask(read, { id: here.id, seq: 10_000 });
    expect(await state(anne)).toMatchObject({ newToMe: 0 });
    const marks = 'SELECT challenge_id AS id FROM read_marks WHERE person_id = $1 AND network_id = $2';
    const marked = await server.database.asSuperuser<{ id: string }>(marks, [anne.id, here.id]);
    expect(marked.map(({ id }) => id).sort()).toEqual([first.id, second.id, third.id].sort());
  });

  it('in the chat, one by one or all at once', async () => {
    const here = await room('Lese alt');
    const [anne, bjorn] = here.members as [Person, Person];
    const { seq } = await postMessage(anne, here.id, 'Hei', { mentions: [here.seatOf.get(bjorn)] });
    await markChatRead(bjorn, here.id, seq);
    expect(withoutNew(await kinds(bjorn, here, true))).toEqual([]);
    await anne.postChallenge(here.id);
    await anne.postChallenge(here.id);
    const [, older] = await noticesOf(bjorn, here.id);
    const read = 'mutation ($ids: [ID!]!) { markNoticesRead(ids: $ids) { id } }';
    // Nobody reads for another.
    await anne.ask(read, { ids: [older?.id] });
    expect(withoutNew(await kinds(bjorn, here, true))).toEqual(['NEW_THREAD', 'NEW_THREAD']);
    await bjorn.ask(read, { ids: [older?.id] });
    expect(withoutNew(await kinds(bjorn, here, true))).toEqual(['NEW_THREAD']);
    const { markAllNoticesRead: left } = await bjorn.ask<{ markAllNoticesRead: unknown[] }>(
      'mutation ($until: DateTime!) { markAllNoticesRead(until: $until) { id } }',
      { until: new Date().toISOString() },
    );
    expect(left).toEqual([]);
  });
});

describe('what waits in a consultation', () => {
  it('being asked, and each phase; the latest alone is unread', async () => {
    const here = await room('Rettleiing');
    const [owner, anne, bjorn] = here.members as [Person, Person, Person];
    const { id } = await owner.postChallenge(here.id);
    const consultation = await createConsultation(owner, id, [anne, bjorn], { protocol: 'TROIKA' });
    const found = (await noticesOf(anne, here.id)).filter(({ subjectId }) => subjectId === consultation.id);
    expect(found.map(({ kind }) => kind)).toEqual(['PHASE_OPENED', 'CONSULTATION_INVITED']);
    await consultation.inPhase(owner, 'advanceConsultation');
    expect((await kinds(anne, here, true)).filter((kind) => kind === 'PHASE_OPENED')).toHaveLength(1);
    expect(await kinds(owner, here)).not.toContain('PHASE_OPENED');
  });
});

describe('notices are personal data', () => {
  it('in the export, deleted with the account, and after 90 days', async () => {
    const here = await room('Eige');
    const [owner, anne] = here.members as [Person, Person];
    const { id } = await owner.postChallenge(here.id, { title: 'Berre mi' });
    await chooseThread(anne, id, 'FOLLOW');
    await chooseRoom(anne, here.id, 'WAITING');
    const { json, markdown } = await downloadOwnData(anne);
    expect(JSON.parse(json)).toMatchObject({
      roomNotices: [{ network: 'Eige', level: 'WHAT_WAITS' }],
      threadNotices: [{ title: 'Berre mi', choice: 'FOLLOW' }],
    });
    expect(JSON.parse(json).notices).toContainEqual(expect.objectContaining({ notice: 'NEW_THREAD', network: 'Eige' }));
    expect(markdown).toContain('**Varsel om:** ny utfordring');
    const left = (person: Person) =>
      server.database.asSuperuser(
        `SELECT 1 FROM notices WHERE person_id = $1 UNION ALL SELECT 1 FROM room_notice_choices WHERE person_id = $1
         UNION ALL SELECT 1 FROM thread_notice_choices WHERE person_id = $1`,
        [person.id],
      );
    expect(await left(anne)).not.toEqual([]);
    await anne.prove();
    await anne.ask('mutation { deleteAccount(words: TAKE_OUT) }');
    expect(await left(anne)).toEqual([]);
  });
});
