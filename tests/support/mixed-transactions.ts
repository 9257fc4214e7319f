import { entryOf } from '@krets/shared/realtime';
import { conversation, pageOf, postMessage } from './chat.js';
import { insertRoom, manyPeople } from './many-people.js';
import { type Listener, Person, Refused, until } from './person.js';
import type { TestServer } from './server.js';

/** Everything written names its room and its author, so that what is read tells whose it is. */
type Room = {
  id: string;
  people: Person[];
  challengeId: string;
  socketListener: Listener;
  received: number[];
  written: number;
};
/** `room` is null for an outsider. */
type Actor = { person: Person; room: Room | null };
/** @returns what was not as it should be */
type Deed = (actor: Actor, number: number, foreign: Room) => Promise<string | undefined>;

const [rooms, perRoom, lanes] = [3, 4, 2];

async function aRoom(server: TestServer, people: Person[]): Promise<Room> {
  const [facilitator, socketListener] = people as [Person, Person];
  const id = await insertRoom(
    server,
    people.map((person) => ({ person, ...(person === facilitator ? { role: 'FACILITATOR' as const } : {}) })),
    25,
  );
  const listener = await socketListener.listen();
  const received: number[] = [];
  await listener.enter(id);
  listener.socket.on('changed', ({ networkId, seq }) => void received.push(networkId === id ? seq : -1));
  listener.socket.on('message', (theirs) => void received.push(entryOf(theirs).networkId === id ? theirs.seq : -1));
  const challenge = await facilitator.postChallenge(id, { situation: `${id} ${facilitator.id}` });
  return { id, people, challengeId: challenge.id, socketListener: listener, received, written: 1 };
}

const refused = async (code: string, act: Promise<unknown>): Promise<string | undefined> => {
  try {
    return `was answered: ${JSON.stringify(await act)}`;
  } catch (error) {
    return error instanceof Refused && error.code === code ? undefined : `failed: ${error}`;
  }
};
const stranger = (bodies: string[], room: Room) => bodies.find((body) => body && !body.startsWith(room.id));
const words = ({ person, room }: Actor, number: number) => `${room?.id} ${person.id} ${number}`;

const whoAmI: Deed = async ({ person, room }) => {
  const { me, myNetworks } = await person.ask<{ me: { id: string; email: string }; myNetworks: { id: string }[] }>(
    '{ me { id email } myNetworks { id } }',
  );
  const expected = [person.id, person.email, ...(room ? [room.id] : [])].join();
  const seen = [me.id, me.email, ...myNetworks.map(({ id }) => id)].join();
  return seen === expected ? undefined : `is ${seen}`;
};

const inRoom: Deed[] = [
  whoAmI,
  async (actor, number) => {
    const room = actor.room as Room;
    const body = words(actor, number);
    const message = await postMessage(actor.person, room.id, body);
    room.written++;
    return message.body === body ? undefined : `posted ${message.body}`;
  },
  async ({ person, room }) => {
    const { nodes } = await pageOf(person, (room as Room).id, { first: 50 });
    const foreign = stranger(
      nodes.map(({ body }) => body),
      room as Room,
    );
    return foreign && `reads ${foreign}`;
  },
  async (actor, number) => {
    const room = actor.room as Room;
    const theirs = await actor.person.contribute(room.challengeId, words(actor, number));
    room.written++;
    return theirs.body === words(actor, number) ? undefined : `contributed ${theirs.body}`;
  },
  async ({ person, room }) => {
    const { challenge } = await person.ask<{
      challenge: { situation: string; contributions: { nodes: { body: string }[] } };
    }>('query ($id: ID!) { challenge(id: $id) { situation contributions(first: 50) { nodes { body } } } }', {
      id: (room as Room).challengeId,
    });
    const foreign = stranger(
      [challenge.situation, ...challenge.contributions.nodes.map(({ body }) => body)],
      room as Room,
    );
    return foreign && `reads ${foreign}`;
  },
  async ({ person, room }, number) => {
    const input = { networkId: room?.id, place: 'mixed', content: `${person.id} ${number}` };
    const { saveDraft } = await person.ask<{ saveDraft: { content: string } }>(
      'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { content } }',
      { input },
    );
    return saveDraft.content.startsWith(person.id) ? undefined : `saved ${saveDraft.content}`;
  },
  async ({ person, room }) => {
    const { draft } = await person.ask<{ draft: { content: string } | null }>(
      'query ($id: ID!) { draft(networkId: $id, place: "mixed") { content } }',
      { id: room?.id },
    );
    return !draft || draft.content.startsWith(person.id) ? undefined : `has the draft ${draft.content}`;
  },
];

const outside: Deed[] = [
  ({ person }, _, foreign) => refused('NOT_FOUND', pageOf(person, foreign.id)),
  ({ person }, _, foreign) =>
    refused('NOT_FOUND', person.ask('query ($id: ID!) { challenge(id: $id) { title } }', { id: foreign.challengeId })),
  ({ person }, number, foreign) => refused('NOT_FOUND', postMessage(person, foreign.id, `Framand ${number}`)),
  ({ person }, number, foreign) => refused('NOT_FOUND', person.contribute(foreign.challengeId, `Framand ${number}`)),
  ({ person }, _, foreign) => refused('UNAUTHENTICATED', pageOf(new Person(person.server, ''), foreign.id)),
];

export type Mixed = { wrong: string[]; done: number; written: number; seconds: number };

/** Many people write, read and are refused at the same time, each answer known beforehand. One request is one transaction. */
export async function mixedTransactions(server: TestServer, count: number): Promise<Mixed> {
  const people = await manyPeople(server, rooms * perRoom + 2);
  const all: Room[] = [];
  for (let i = 0; i < rooms; i++) all.push(await aRoom(server, people.slice(i * perRoom, (i + 1) * perRoom)));
  const actors: Actor[] = people.map((person, i) => ({ person, room: all[Math.floor(i / perRoom)] ?? null }));
  const wrong: string[] = [];
  let begun = 0;
  const since = performance.now();
  const lane = async (actor: Actor) => {
    while (begun < count) {
      const number = begun++;
      const foreign = all.filter((room) => room !== actor.room)[number % (rooms - 1)] as Room;
      const deeds = actor.room ? [...inRoom, ...outside] : [whoAmI, ...outside];
      const deed = deeds[Math.floor(Math.random() * deeds.length)] as Deed;
      const found = await deed(actor, number, foreign).catch((error: unknown) => `failed: ${error}`);
      if (found) wrong.push(`${actor.person.email} ${found}`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, () => actors.map(lane)).flat());
  const seconds = (performance.now() - since) / 1_000;
  for (const room of all) wrong.push(...(await wrongIn(server, room)));
  const written = all.reduce((sum, room) => sum + room.written, 0);
  for (const person of people) person.disconnect();
  return { wrong, done: begun, written, seconds };
}

/** Posts under the wrong author, and what the socket did not receive once and in order. */
async function wrongIn(server: TestServer, room: Room): Promise<string[]> {
  const misplaced = await server.database.asSuperuser<{ body: string }>(
    `SELECT body FROM (SELECT network_id, author_id, body FROM messages UNION ALL
       SELECT network_id, author_id, body FROM contributions) w
     WHERE network_id = $1 AND body NOT LIKE network_id || ' ' || author_id || ' %'`,
    [room.id],
  );
  const readable = await conversation(room.people[0] as Person, room.id);
  const [messages] = await server.database.asSuperuser<{ n: number }>(
    'SELECT count(*)::int AS n FROM messages WHERE network_id = $1',
    [room.id],
  );
  const expected = Array.from({ length: room.written }, (_, i) => i + 1);
  await until(() => room.received.length >= room.written).catch(() => {});
  return [
    ...misplaced.map(({ body }) => `is under the wrong author: ${body}`),
    ...(readable.length === messages?.n ? [] : [`${readable.length} of ${messages?.n} messages can be read`]),
    ...(room.received.join() === expected.join()
      ? []
      : [`the socket heard ${room.received.length} of ${room.written}`]),
  ];
}
