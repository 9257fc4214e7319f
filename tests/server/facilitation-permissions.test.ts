import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerHiding,
  contentOf,
  hide,
  inRoom,
  lock,
  move,
  notFound,
  pin,
  report,
  resolveReport,
  show,
  tasks,
  vote,
  welcome,
  withSeat,
} from '../support/moderation.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  invite,
  joinNetwork,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import type { Person, Posted, PostedContribution } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

/** Everybody around a room, by membership. */
const memberships = [
  'facilitator',
  'member',
  'author',
  'owner',
  'pending',
  'on leave',
  'removed',
  'outsider',
  'administrator',
  'facilitator of another room',
] as const;
type MembershipName = (typeof memberships)[number];
type Scene = {
  room: TestNetwork;
  who: Record<MembershipName, Person>;
  challenge: Posted;
  other: Posted;
  contribution: PostedContribution;
};

async function aScene(): Promise<Scene> {
  const room = await createNetwork(administrator, 'Eit rom', 5);
  const [owner, author, member, onLeave, removed] = room.members as [Person, Person, Person, Person, Person];
  const [challenge, other] = [await owner.postChallenge(room.id), await owner.postChallenge(room.id)];
  const words = await author.contribute(challenge.id, 'Det eg sa');
  await onLeave.ask('mutation ($id: ID!) { goOnLeave(networkId: $id) }', { id: room.id });
  await room.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: room.seatOf.get(removed) });
  const pending = await createPerson(server);
  await takeSeat(pending, await invite(room.facilitator, room.id), false);
  const elsewhere = await createNetwork(administrator, 'Eit anna rom', 0);
  const who = {
    facilitator: room.facilitator,
    member,
    author,
    owner,
    pending,
    'on leave': onLeave,
    removed,
    outsider: await createPerson(server),
    administrator,
    'facilitator of another room': elsewhere.facilitator,
  };
  return { room, who, challenge, other, contribution: words };
}

type Act = {
  may: MembershipName[];
  /** Before anybody tries … */
  first?: (scene: Scene) => Promise<unknown>;
  /** … and before each of those who may. */
  each?: (scene: Scene) => Promise<unknown>;
  does: (person: Person, scene: Scene) => Promise<unknown>;
};
let held: string;
const propose = (s: Scene) => contentOf('proposeThreadSplit')(s.room.facilitator, s.contribution.id);
const seat = (s: Scene, name: MembershipName) => s.room.seatOf.get(s.who[name]);

/** Acts on content, one after the other in one room. */
const withWords: Record<string, Act> = {
  pinThread: { may: ['facilitator'], does: (p, s) => pin(p, s.challenge.id) },
  lockThread: { may: ['facilitator'], does: (p, s) => lock(p, s.other.id) },
  hideContribution: { may: ['facilitator'], does: (p, s) => hide(p, s.contribution.id) },
  answerHiding: { may: ['author'], does: (p, s) => answerHiding(p, s.contribution.id) },
  showContribution: { may: ['facilitator'], does: (p, s) => show(p, s.contribution.id) },
  proposeThreadSplit: { may: ['facilitator'], does: (p, s) => contentOf('proposeThreadSplit')(p, s.contribution.id) },
  dropThreadSplit: {
    may: ['author', 'facilitator'],
    each: propose,
    does: (p, s) => contentOf('dropThreadSplit')(p, s.contribution.id),
  },
  splitThread: {
    may: ['author'],
    first: async (s) => {
      await propose(s);
      held = (await s.who.author.postChallenge(s.room.id)).id;
    },
    does: (p, s) => move(p, s.contribution.id, held, 'splitThread'),
  },
  moveContribution: { may: ['facilitator'], does: (p, s) => move(p, s.contribution.id, s.challenge.id) },
  reportContent: {
    may: ['facilitator', 'member', 'owner'],
    does: (p, s) => report(p, s.challenge.id, s.contribution.id),
  },
  resolveReport: {
    may: ['facilitator'],
    first: async (s) => {
      held = (await report(s.who.member, s.challenge.id, s.contribution.id)).id;
    },
    does: (p) => resolveReport(p, held),
  },
  writeWelcome: { may: ['facilitator'], does: (p, s) => welcome(p, s.room.id) },
  dismissWelcome: {
    may: ['facilitator', 'member', 'author', 'owner'],
    does: (p, s) => p.ask('mutation ($id: ID!) { dismissWelcome(networkId: $id) }', { id: s.room.id }),
  },
};

const another: Partial<Record<MembershipName, MembershipName>> = {
  facilitator: 'author',
  member: 'owner',
  owner: 'author',
};
/** Acts on the facilitator role, each in a room of its own. */
const withTask: Record<string, Act> = {
  nameFacilitator: { may: ['facilitator'], does: (p, s) => withSeat('nameFacilitator', p, seat(s, 'member')) },
  stepDown: {
    may: ['facilitator'],
    first: async (s) => {
      await joinNetwork(s.room, await createPerson(server));
      await withSeat('nameFacilitator', s.room.facilitator, s.room.seatOf.get(s.room.members.at(-1) as Person));
    },
    does: (p, s) => inRoom('stepDown', p, s.room.id),
  },
  offerTurn: { may: ['facilitator'], does: (p, s) => withSeat('offerTurn', p, seat(s, 'member')) },
  dropTurn: {
    may: ['facilitator', 'member'],
    each: (s) => withSeat('offerTurn', s.room.facilitator, seat(s, 'member')),
    does: (p, s) => inRoom('dropTurn', p, s.room.id),
  },
  takeTurn: {
    may: ['member'],
    first: (s) => withSeat('offerTurn', s.room.facilitator, seat(s, 'member')),
    does: (p, s) => inRoom('takeTurn', p, s.room.id),
  },
  proposeFacilitator: {
    may: ['facilitator', 'member', 'author', 'owner'],
    does: (p, s) => {
      const name = memberships.find((one) => s.who[one] === p);
      return withSeat('proposeFacilitator', p, seat(s, (name && another[name]) ?? 'member'));
    },
  },
  voteForFacilitator: {
    may: ['facilitator', 'member', 'author', 'owner'],
    first: async (s) => {
      await withSeat('proposeFacilitator', s.who.member, seat(s, 'owner'));
      held = (await tasks(s.who.member, s.room.id)).elections[0]?.id ?? '';
    },
    does: (p) => vote(p, held, false),
  },
};

/** Tried by everybody; those who may not come first, afterwards there may be nothing left to do. */
async function allowedTo(verb: string, { may, first, each, does }: Act, scene: Scene): Promise<string[]> {
  await first?.(scene);
  const through: string[] = [];
  for (const name of [...memberships].sort((a, b) => Number(may.includes(a)) - Number(may.includes(b)))) {
    if (may.includes(name)) await each?.(scene);
    try {
      await does(scene.who[name], scene);
      through.push(name);
    } catch (error) {
      expect({ verb, name, error }).toMatchObject({ error: notFound });
    }
  }
  return through.sort();
}

describe('who may do what', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await aScene();
  });

  it.each(Object.entries(withWords))('%s', async (verb, act) => {
    expect(await allowedTo(verb, act, scene)).toEqual([...act.may].sort());
  });

  it.each(Object.entries(withTask))('%s', async (verb, act) => {
    expect(await allowedTo(verb, act, await aScene())).toEqual([...act.may].sort());
  });
});
