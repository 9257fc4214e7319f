import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import {
  act,
  conversation,
  edit,
  headOf,
  type Message,
  markChatRead,
  pageOf,
  postMessage,
  react,
  setMessageRetention,
} from '../support/chat.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  joinNetwork,
  type TestNetwork,
} from '../support/networks.js';
import { type Listener, type Person, Refused, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let siri: Person;
let ola: Person;
let liv: Person;
let outsider: Person;

beforeAll(async () => {
  server = await startServer({ env: { KRETS_RATE_FACTOR: '1' } });
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'IT-leiarar i vest', 3);
  [siri, ola, liv] = room.members as [Person, Person, Person];
  outsider = await createPerson(server);
});
afterAll(async () => {
  for (const person of [siri, ola, liv]) person.disconnect();
  await server.stop();
});

const bodies = (messages: readonly Pick<Message, 'body'>[]) => messages.map(({ body }) => body);

describe('a conversation', () => {
  it('is in the order of the journal, page by page in both directions', async () => {
    const { id: network, facilitator: writer } = await createNetwork(administrator, 'Ein annan krets', 0);
    for (let i = 1; i <= 7; i++) await postMessage(writer, network, `${i}`);
    for (const first of [1, 2, 3, 7, 100]) {
      expect(bodies(await conversation(writer, network, first))).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    }
    const newest = await pageOf(writer, network, { first: 2 });
    expect([bodies(newest.nodes), newest.newer]).toEqual([['6', '7'], null]);
    const above = await pageOf(writer, network, { first: 2, before: newest.older });
    expect(bodies(above.nodes)).toEqual(['4', '5']);
    const below = await pageOf(writer, network, { first: 5, after: above.newer });
    expect([bodies(below.nodes), below.newer]).toEqual([['6', '7'], null]);
  });

  it('is never doubled by a retry, even when the tries race', async () => {
    const clientId = randomUUID();
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => postMessage(siri, room.id, 'Éin gong', { clientId })),
    );
    expect(new Set(tries.map((message) => message.id)).size).toBe(1);
    expect(bodies(await conversation(ola, room.id)).filter((body) => body === 'Éin gong')).toHaveLength(1);
  });

  it('sends the room a message whole, once, after it is stored', async () => {
    const listener = await ola.listen();
    await listener.enter(room.id);
    const clientId = randomUUID();
    const posted = await postMessage(siri, room.id, 'Til alle', { clientId });
    await postMessage(siri, room.id, 'Til alle', { clientId });
    const next = await postMessage(siri, room.id, 'Og det neste');
    await until(() => listener.messages.some(({ seq }) => seq === next.seq));
    expect(listener.messages).toHaveLength(2);
    expect(listener.messages[0]).toMatchObject({
      seq: posted.seq,
      message: { id: posted.id, body: 'Til alle', clientId },
    });
    expect(JSON.stringify(listener.messages)).not.toMatch(/viewerMay|email/);
    // A whole message is also its journal event: nothing else is sent.
    expect(next.seq).toBe(posted.seq + 1);
    expect(listener.entries).toEqual([]);
  });

  it('looks like nothing is there to an outsider', async () => {
    const posted = await postMessage(siri, room.id, 'Berre for oss');
    const listener = await outsider.listen();
    expect(await listener.enter(room.id)).toEqual({ seq: null });
    for (const attempt of [
      postMessage(outsider, room.id, 'Hei'),
      edit(outsider, posted.id, 'x'),
      act(outsider, 'withdrawMessage', posted.id),
      react(outsider, posted.id, 'THANKS'),
      pageOf(outsider, room.id),
      markChatRead(outsider, room.id, 1),
      setMessageRetention(outsider, room.id, 30),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await postMessage(siri, room.id, 'Framleis berre for oss');
    expect([listener.messages, listener.entries]).toEqual([[], []]);
    outsider.disconnect();
  });

  it('names seats of the room, and no others', async () => {
    const seat = room.seatOf.get(ola) ?? '';
    const posted = await postMessage(siri, room.id, '@Ola, kva gjorde de?', { mentions: [seat, randomUUID()] });
    expect(posted.mentions).toEqual([seat]);
  });

  it('mentions after an edit the people the new words name, and nobody else', async () => {
    const { network } = await siri.ask<{ network: { seats: { id: string; person: { name: string } }[] } }>(
      'query ($id: ID!) { network(id: $id) { seats { id person { name } } } }',
      { id: room.id },
    );
    const nameOf = (person: Person) => {
      const seat = network.seats.find(({ id }) => id === room.seatOf.get(person));
      return { id: seat?.id ?? '', name: seat?.person.name ?? '' };
    };
    const [first, other] = [nameOf(ola), nameOf(liv)];
    const both = [first.id, other.id];
    const { id } = await postMessage(siri, room.id, `@${first.name}, kan du?`, { mentions: [first.id] });
    expect((await edit(siri, id, `Kan du, @${first.name}?`, both)).mentions).toEqual([first.id]);
    expect((await edit(siri, id, `@${first.name} og @${other.name}`, both)).mentions).toEqual(both);
    expect((await edit(siri, id, `@${other.name.split(' ')[0]}x og ${first.name}`, both)).mentions).toEqual([]);
  });

  it('quotes a message of the same room, and shows a short part of it', async () => {
    const long = await postMessage(ola, room.id, 'å'.repeat(300));
    const answer = await postMessage(siri, room.id, 'Einig', { quotedId: long.id });
    expect(answer.quoted).toEqual({ id: long.id, excerpt: 'å'.repeat(limits.excerpt) });
    const elsewhere = await createNetwork(administrator, 'Naboen', 1);
    const theirs = await postMessage(elsewhere.facilitator, elsewhere.id, 'Hos naboen');
    expect((await postMessage(siri, room.id, 'Sitert utanfrå', { quotedId: theirs.id })).quoted).toBeNull();
  });
});

describe('one’s own words', () => {
  it('are changed, withdrawn and brought back by the one who wrote them only', async () => {
    const posted = await postMessage(siri, room.id, 'Fyrste utkast');
    expect(posted.viewerMay).toEqual({ edit: true, withdraw: true, restore: false, react: false });
    expect((await edit(siri, posted.id, 'Andre utkast')).editedAt).not.toBeNull();
    for (const attempt of [edit(ola, posted.id, 'x'), act(ola, 'withdrawMessage', posted.id)]) {
      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    const answer = await postMessage(ola, room.id, 'Svar', { quotedId: posted.id });
    await act(siri, 'withdrawMessage', posted.id);
    const seen = await conversation(ola, room.id);
    expect(JSON.stringify(seen)).not.toContain('Andre utkast');
    expect(seen.find((one) => one.id === answer.id)?.quoted).toEqual({ id: posted.id, excerpt: '' });
    await expect(act(ola, 'restoreMessage', posted.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await act(siri, 'restoreMessage', posted.id)).toMatchObject({ body: 'Andre utkast', withdrawnAt: null });
  });

  it('are refused when there are none that can be seen, or too many', async () => {
    for (const body of ['', '  \n', '\u200b', '\ud800', 'x'.repeat(limits.message + 1)]) {
      await expect(postMessage(siri, room.id, body)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
    expect((await postMessage(siri, room.id, '😀'.repeat(limits.message))).body).toHaveLength(2 * limits.message);
  });
});

describe('a reaction', () => {
  it('is given once of each kind, to messages of others, and shows who gave it', async () => {
    const posted = await postMessage(siri, room.id, 'Vi sluttar med fredagsrapporten');
    await react(ola, posted.id, 'RECOGNISE');
    await react(ola, posted.id, 'RECOGNISE');
    await react(liv, posted.id, 'THANKS');
    const seats = [
      { kind: 'THANKS', seat: { id: room.seatOf.get(liv) } },
      { kind: 'RECOGNISE', seat: { id: room.seatOf.get(ola) } },
    ];
    expect((await conversation(siri, room.id)).at(-1)?.reactions).toEqual(seats);
    await expect(react(siri, posted.id, 'THANKS')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await react(ola, posted.id, 'RECOGNISE', 'removeReaction')).toEqual(seats.slice(0, 1));
    await act(siri, 'withdrawMessage', posted.id);
    expect((await conversation(siri, room.id)).at(-1)?.reactions).toEqual([]);
    await expect(react(ola, posted.id, 'THANKS')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a read mark', () => {
  it('is moved forward by its owner, and tells where one left off', async () => {
    expect(await headOf(liv, room.id)).toMatchObject({ firstUnread: null, myReadSeq: 0 });
    const last = await postMessage(siri, room.id, 'Lese');
    await markChatRead(liv, room.id, last.seq);
    await postMessage(liv, room.id, 'Eiga melding er ikkje ny');
    const fresh = await postMessage(ola, room.id, 'Ny');
    await postMessage(ola, room.id, 'Nyare');
    expect(await headOf(liv, room.id)).toMatchObject({ firstUnread: fresh.seq, myReadSeq: last.seq });
    await markChatRead(liv, room.id, 1);
    await markChatRead(liv, room.id, 2 ** 30);
    expect((await headOf(liv, room.id)).firstUnread).toBeNull();
    expect((await headOf(liv, room.id)).myReadSeq).toBeLessThan(1_000);
    expect((await headOf(ola, room.id)).myReadSeq).toBe(0);
  });
});

describe('a room retains its messages', () => {
  const age = (id: string, days: number) =>
    server.database.asSuperuser(`UPDATE messages SET created_at = now() - make_interval(days => $2) WHERE id = $1`, [
      id,
      days,
    ]);
  const stored = async (id: string) =>
    (await server.database.asSuperuser('SELECT 1 FROM messages WHERE id = $1', [id])).length === 1;
  const expire = () => server.database.asSuperuser('SET ROLE krets_app; SELECT app.expire_messages()');

  it('for ninety days, and tells a week before what goes', async () => {
    const krets = await createNetwork(administrator, 'Med minne', 2);
    const [member, other] = krets.members as [Person, Person];
    const [old, soon, young] = [
      await postMessage(member, krets.id, 'Gammal'),
      await postMessage(member, krets.id, 'Snart borte'),
      await postMessage(member, krets.id, 'Ung'),
    ];
    await react(other, old.id, 'THANKS');
    const answer = await postMessage(member, krets.id, 'Svar på det gamle', { quotedId: old.id });
    await act(member, 'withdrawMessage', old.id);
    await age(old.id, 91);
    await age(soon.id, 88);
    // Hidden even while the job is late.
    expect(bodies(await conversation(other, krets.id))).toEqual(['Snart borte', 'Ung', 'Svar på det gamle']);
    const { expiringSoon: going } = await headOf<{ expiringSoon: { count: number; from: string } }>(
      other,
      krets.id,
      'expiringSoon { count from }',
    );
    expect(going.count).toBe(1);
    expect(Math.round((Date.parse(going.from) - Date.now()) / 86_400_000)).toBe(2);
    await expire();
    expect([await stored(old.id), await stored(soon.id), await stored(young.id)]).toEqual([false, true, true]);
    const there = await conversation(other, krets.id);
    expect(there.find((one) => one.id === answer.id)?.quoted).toBeNull();
  });

  it('as long as its facilitator chooses; what a shorter choice takes is told beforehand', async () => {
    const krets = await createNetwork(administrator, 'Med val', 1);
    const member = krets.members[0] as Person;
    const choices = (person: Person) =>
      headOf<{ retentionChoices: unknown[]; viewerMay: { chooseRetention: boolean } }>(
        person,
        krets.id,
        'retentionChoices { days gone } viewerMay { chooseRetention }',
      );
    const message = await postMessage(member, krets.id, 'Førti dagar gammal');
    await age(message.id, 40);
    expect(await choices(member)).toEqual({ retentionChoices: [], viewerMay: { chooseRetention: false } });
    expect((await choices(krets.facilitator)).retentionChoices).toEqual([
      { days: 30, gone: 1 },
      { days: 90, gone: 0 },
      { days: 180, gone: 0 },
      { days: 365, gone: 0 },
    ]);
    await expect(setMessageRetention(member, krets.id, 365)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(setMessageRetention(krets.facilitator, krets.id, 1)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await setMessageRetention(krets.facilitator, krets.id, 365);
    await age(message.id, 300);
    await expire();
    expect(await headOf(member, krets.id)).toMatchObject({ retentionDays: 365 });
    expect(bodies(await conversation(member, krets.id))).toEqual(['Førti dagar gammal']);
    await setMessageRetention(krets.facilitator, krets.id, 30);
    await expire();
    expect(await stored(message.id)).toBe(false);
    await postMessage(member, krets.id, 'Etterpå');
  });
});

describe('the job that deletes', () => {
  it('does its work when the server starts, whatever it has missed', async () => {
    const message = await postMessage(siri, room.id, 'Frå i fjor');
    await server.database.asSuperuser(`UPDATE messages SET created_at = now() - interval '400 days' WHERE id = $1`, [
      message.id,
    ]);
    await server.kill();
    await server.start();
    await until(
      async () =>
        (await server.database.asSuperuser('SELECT 1 FROM messages WHERE id = $1', [message.id])).length === 0,
    );
  });
});

describe('a client out of control', () => {
  it('is rate limited, and disturbs nobody', async () => {
    const flood = await Promise.all(
      Array.from({ length: limits.chatPerTenSeconds + 30 }, (_, i) =>
        postMessage(ola, room.id, `Flaum ${i}`).then(
          () => 'posted',
          (error: unknown) => (error instanceof Refused ? error.code : 'failed'),
        ),
      ),
    );
    expect(flood.filter((answer) => answer === 'posted').length).toBeLessThanOrEqual(limits.chatPerTenSeconds);
    // A busy machine refuses some of so many at once before they are counted.
    const refusals = flood.filter((answer) => answer !== 'posted' && answer !== 'BUSY');
    expect(refusals).toEqual(refusals.map(() => 'TOO_MANY'));
    await until(() =>
      postMessage(ola, room.id, 'Enno meir').then(
        () => false,
        (error: unknown) => error instanceof Refused && error.code === 'TOO_MANY',
      ),
    );
    expect(await postMessage(siri, room.id, 'Midt i flaumen')).toMatchObject({ body: 'Midt i flaumen' });
    await until(() =>
      postMessage(ola, room.id, 'Roleg att').then(
        () => true,
        () => false,
      ),
    );
  });

  it('has ten sockets and no more: the one opened longest ago makes way, and is told why', async () => {
    const nils = await createPerson(server);
    await joinNetwork(room, nils);
    const listeners: Listener[] = [];
    for (let n = 0; n < limits.socketsPerPerson; n++) listeners.push(await nils.listen());
    const [oldest, second] = listeners;
    const told = new Promise((resolve) => oldest?.socket.once('replaced', () => resolve('replaced')));
    const gone = new Promise((resolve) => oldest?.socket.once('disconnect', resolve));
    const newest = await nils.listen();
    expect([await told, await gone]).toEqual(['replaced', 'io server disconnect']);
    expect(await newest.enter(room.id)).toEqual({ seq: expect.any(Number) });
    expect(second?.socket.connected).toBe(true);
    nils.disconnect();
  });

  it('enters one room after the other, and is answered all the same', async () => {
    const listeners = await Promise.all(Array.from({ length: 5 }, () => ola.listen()));
    const asked = performance.now();
    const entered = await Promise.all(
      listeners.flatMap((listener) => Array.from({ length: 30 }, () => listener.enter(room.id).then(({ seq }) => seq))),
    );
    expect(entered).not.toContain(null);
    const atOnce = limits.entersAtOnce;
    expect(performance.now() - asked).toBeGreaterThan((1_000 * (150 - atOnce - 1)) / limits.entersPerSecond - 100);
    ola.disconnect();
  });

  it('is disconnected from its socket, and others go on receiving', async () => {
    const [wild, calm] = [await ola.listen(), await liv.listen()];
    await calm.enter(room.id);
    const gone = new Promise((resolve) => wild.socket.once('disconnect', resolve));
    for (let i = 0; i < 400; i++) wild.socket.emit('leave', { networkId: room.id });
    await gone;
    const posted = await postMessage(siri, room.id, 'Høyrer du?');
    await until(() => calm.messages.some((message) => message.message.id === posted.id));
  });
});
