import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { agencies } from '../support/applications.js';
import { contentOf, hide, report, tasks, welcome, withSeat } from '../support/moderation.js';
import { createProgramme } from '../support/network-lifecycle.js';
import { createPerson } from '../support/networks.js';
import type { Person } from '../support/person.js';
import {
  createPeople,
  insertRoomAround,
  type MembershipState,
  membershipStates,
  type People,
  type RoomAround,
} from '../support/room-with-all-memberships.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Ids } from './api-access/closed-room.js';
import { operationOf, rootFields } from './api-access/documents.js';
import { mutations } from './api-access/requests.js';

let server: TestServer;
let people: People;
/** Who is appointed or removed. */
let appointee: Person;
beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});
afterAll(() => server.stop());

type Scene = RoomAround & { who: MembershipState; person: Person };
type Row = {
  /** Who is allowed; everybody else gets NOT_FOUND. */
  yes: MembershipState[];
  room?: { stage?: 'DRAFT' | 'FORMING' | 'PAUSED' | 'UNDER_REVIEW'; admission?: 'MEMBERS' };
  /** Who wrote the words the act is about. */
  contribution?: 'member' | 'other';
  given?: (scene: Scene) => Promise<unknown>;
  with?: (scene: Scene) => Record<string, unknown>;
};

const sitting: MembershipState[] = ['pending', 'member', 'onLeave', 'facilitator'];
const anybody: MembershipState[] = membershipStates.filter((one) => one !== 'nobody');
const leaders = anybody.filter((one) => one !== 'administrator');
const outside: MembershipState[] = ['outsider', 'applicant', 'invited', 'former'];
const inside: MembershipState[] = ['member', 'facilitator'];
const facilitator: MembershipState[] = ['facilitator'];
const administrator: MembershipState[] = ['administrator'];

const does = (person: Person, act: string, ids: Ids, variables?: Record<string, unknown>) => {
  const line = mutations[act];
  if (!line || line === 'none') throw new Error(`No line for ${act}`);
  return person.ask<Record<string, { id: string }>>(operationOf('mutation', act), variables ?? line(ids));
};
const first = (act: string, by: 'facilitator' | 'member' | 'other', seat?: 'member') => (scene: Scene) =>
  does(people[by], act, seat ? { ...scene.ids, seat: scene.seatOf(people[seat]) } : scene.ids);
const proposesSplit = async ({ ids }: Scene) => {
  ids.split = (await does(people.facilitator, 'proposeSplit', ids)).proposeSplit?.id ?? '';
};

/** Every mutation that governs a network, and who may call it. */
const table: Record<string, Row> = {
  // founding
  initiateNetwork: { yes: leaders },
  saveMeetingPlace: { yes: anybody, with: () => ({ input: { id: randomUUID(), name: 'Forum', purpose: 'For alle' } }) },
  discardMeetingPlace: {
    yes: anybody,
    given: async ({ ids, person, who }) => {
      if (who === 'nobody') return;
      await does(person, 'saveMeetingPlace', ids, { input: { id: ids.clientId, name: 'Forum', purpose: 'For alle' } });
    },
  },
  updateNetworkSettings: { yes: facilitator },
  announceNetwork: { yes: facilitator, room: { stage: 'DRAFT' } },
  discardNetwork: { yes: facilitator, room: { stage: 'DRAFT' } },
  activateNetwork: { yes: facilitator, room: { stage: 'FORMING' } },
  pauseNetwork: { yes: facilitator },
  reviewNetwork: { yes: facilitator },
  answerReview: {
    yes: inside,
    room: { stage: 'UNDER_REVIEW' },
    with: ({ ids }) => ({ input: { networkId: ids.network, answer: 4 } }),
  },
  continueNetwork: { yes: facilitator, room: { stage: 'PAUSED' } },
  proposeClosing: { yes: inside },
  voteOnClosing: { yes: inside, given: first('proposeClosing', 'other') },
  // Taken back by who made it.
  dropClosing: { yes: ['member'], given: first('proposeClosing', 'member') },
  // networks: the charter, the seats, the invitations
  foundNetwork: { yes: administrator },
  renameNetwork: { yes: facilitator },
  reviseCharter: { yes: facilitator },
  acceptCharter: { yes: sitting },
  invite: { yes: facilitator },
  revokeInvitation: { yes: facilitator },
  // Nobody else has the key.
  takeSeat: {
    yes: ['invited'],
    with: ({ ids, who }) => ({
      input: { key: who === 'invited' ? ids.key : 'x'.repeat(32), roleTitle: 'Sjef', orgnr: agencies.at(-1) },
    }),
  },
  leaveNetwork: { yes: sitting },
  handOverSeat: { yes: sitting },
  goOnLeave: { yes: inside },
  returnFromLeave: { yes: ['onLeave'] },
  giveUpSeat: { yes: facilitator, with: ({ vacantSeat }) => ({ seatId: vacantSeat }) },
  endSeat: { yes: facilitator },
  // admission
  applyForSeat: { yes: outside },
  withdrawApplication: { yes: ['applicant'] },
  askApplicants: { yes: facilitator },
  admitApplicant: { yes: facilitator },
  declineApplicant: { yes: facilitator },
  voteOnApplicant: { yes: inside, room: { admission: 'MEMBERS' } },
  // splitting
  proposeSplit: { yes: facilitator },
  chooseSide: { yes: inside, given: proposesSplit },
  closeSplitChoices: {
    yes: facilitator,
    given: async (scene) => {
      await proposesSplit(scene);
      const days = `${limits.splitDays} days`;
      await server.database.asSuperuser('UPDATE splits SET made_at = now() - $2::interval WHERE id = $1', [
        scene.ids.split,
        days,
      ]);
    },
  },
  dropSplit: { yes: facilitator, given: proposesSplit },
  // facilitation: the task
  nameFacilitator: { yes: facilitator },
  stepDown: { yes: facilitator },
  offerTurn: { yes: facilitator },
  takeTurn: { yes: ['member'], given: first('offerTurn', 'facilitator', 'member') },
  dropTurn: { yes: inside, given: first('offerTurn', 'facilitator', 'member') },
  proposeFacilitator: { yes: inside },
  voteForFacilitator: {
    yes: inside,
    given: async ({ ids, seatOf }) => {
      await withSeat('proposeFacilitator', people.other, seatOf(people.member));
      ids.election = (await tasks(people.other, ids.network)).elections[0]?.id ?? '';
    },
  },
  writeWelcome: { yes: facilitator },
  dismissWelcome: { yes: inside, given: ({ ids }) => welcome(people.facilitator, ids.network) },
  // facilitation: content
  pinThread: { yes: facilitator, contribution: 'other' },
  lockThread: { yes: facilitator, contribution: 'other' },
  hideContribution: { yes: facilitator, contribution: 'other' },
  showContribution: {
    yes: facilitator,
    contribution: 'other',
    given: ({ ids }) => hide(people.facilitator, ids.contribution),
  },
  answerHiding: {
    yes: ['member'],
    contribution: 'member',
    given: ({ ids }) => hide(people.facilitator, ids.contribution),
  },
  moveContribution: { yes: facilitator, contribution: 'other' },
  proposeThreadSplit: { yes: facilitator, contribution: 'other' },
  dropThreadSplit: {
    yes: inside,
    contribution: 'member',
    given: ({ ids }) => contentOf('proposeThreadSplit')(people.facilitator, ids.contribution),
  },
  splitThread: {
    yes: ['member'],
    contribution: 'member',
    given: ({ ids }) => contentOf('proposeThreadSplit')(people.facilitator, ids.contribution),
  },
  reportContent: { yes: inside, contribution: 'other' },
  resolveReport: {
    yes: facilitator,
    contribution: 'other',
    given: async ({ ids }) => {
      ids.concern = (await report(people.member, ids.challenge, ids.contribution)).id;
    },
  },
  // administration
  addProgramme: { yes: administrator },
  endProgramme: {
    yes: administrator,
    given: async ({ ids }) => {
      ids.clientId = await createProgramme(server);
    },
    with: ({ ids }) => ({ id: ids.clientId }),
  },
  addOrganisation: {
    yes: administrator,
    with: () => ({ input: { orgnr: '899999002', nameNn: 'Ny', nameNb: 'Ny', nameEn: 'New' } }),
  },
  disableAccount: { yes: administrator, with: () => ({ email: people.second.email }) },
  enableAccount: { yes: administrator, with: () => ({ email: people.second.email }) },
  appointAdministrator: {
    yes: administrator,
    given: async () => {
      appointee = await createPerson(server);
    },
    with: () => ({ email: appointee.email }),
  },
  removeAdministrator: {
    yes: administrator,
    given: async ({ ids }) => {
      appointee = await createPerson(server);
      await does(people.secondAdministrator, 'appointAdministrator', ids, { email: appointee.email });
    },
    with: () => ({ id: appointee.id }),
  },
  requestEmergencyAccess: { yes: administrator },
  // Two persons: who asked does not also say yes.
  agreeToEmergencyAccess: {
    yes: administrator,
    given: async ({ ids }) => {
      const asked = await does(people.secondAdministrator, 'requestEmergencyAccess', ids);
      ids.clientId = asked.requestEmergencyAccess?.id ?? '';
    },
    with: ({ ids }) => ({ id: ids.clientId }),
  },
  endEmergencyAccess: {
    yes: [...facilitator, ...administrator],
    given: async ({ ids }) => {
      const asked = await does(people.secondAdministrator, 'requestEmergencyAccess', ids);
      ids.clientId = asked.requestEmergencyAccess?.id ?? '';
      await does(people.administrator, 'agreeToEmergencyAccess', ids, { id: ids.clientId });
    },
    with: ({ ids }) => ({ id: ids.clientId }),
  },
};

async function aScene(row: Row, who: MembershipState): Promise<Scene> {
  const scene = { ...(await insertRoomAround(server, people, row.room ?? {})), who, person: people[who] };
  if (row.contribution) {
    const author = people[row.contribution];
    scene.ids.challenge = (await author.postChallenge(scene.ids.network)).id;
    scene.ids.withdrawn = (await author.postChallenge(scene.ids.network)).id;
    scene.ids.contribution = (await author.contribute(scene.ids.challenge, 'Det eg sa')).id;
    scene.ids.covered = scene.ids.contribution;
  }
  await row.given?.(scene);
  return scene;
}

const answerTo = (act: string, { person, ...scene }: Scene) =>
  does(person, act, scene.ids, table[act]?.with?.({ person, ...scene })).then(
    () => 'yes',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('who may do what', () => {
  it.each(Object.keys(table))('%s', async (act) => {
    const row = table[act] as Row;
    const met: Partial<Record<MembershipState, string>> = {};
    const expected = Object.fromEntries(
      membershipStates.map((who) => {
        const refused = who === 'nobody' ? 'UNAUTHENTICATED' : 'NOT_FOUND';
        return [who, row.yes.includes(who) ? 'yes' : refused];
      }),
    );
    // What is refused changes nothing, so that all who are refused can try in one room.
    const shared = await aScene(row, 'nobody');
    for (const who of membershipStates.filter((one) => !row.yes.includes(one))) {
      met[who] = await answerTo(act, { ...shared, who, person: people[who] });
    }
    for (const who of row.yes) met[who] = await answerTo(act, await aScene(row, who));
    expect(met).toEqual(expected);
  });
});

describe('the table of permissions', () => {
  const areas = ['admin', 'networks', 'discussion/moderation'];
  const sources = fileURLToPath(new URL('../../server/src/', import.meta.url));
  const declared = areas.flatMap((area) =>
    readdirSync(`${sources}${area}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.resolver.ts'))
      .map((file) => readFileSync(`${sources}${area}/${file}`, 'utf8'))
      .flatMap((source) =>
        [...source.matchAll(/@Mutation\([\s\S]*?\n {2}(?:async )?(\w+)\(/g)].map((found) => found[1]),
      ),
  );

  it('has a row for every act of these areas, and none for an act that is not', () => {
    expect(Object.keys(table).sort()).toEqual([...declared].sort());
    const schema = rootFields('mutation').map(({ name }) => name);
    expect(declared.filter((act) => !schema.includes(act ?? ''))).toEqual([]);
  });
});
