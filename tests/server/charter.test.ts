import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unknownIds } from '../security/api-access/closed-room.js';
import { operationOf } from '../security/api-access/documents.js';
import { mutations, queries } from '../security/api-access/requests.js';
import {
  createMixedRoom,
  type MembershipState,
  type MixedRoom,
  membershipStates,
  reviseCharter,
} from '../support/mixed-room.js';
import {
  acceptCharter,
  charterInput,
  createAdministrator,
  createNetwork,
  createPerson,
  invite,
  takeSeat,
} from '../support/networks.js';
import { type Person, promptly, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

type Code = string | undefined;
const codeOf = async (act: Promise<unknown>): Promise<Code> =>
  act.then(
    () => 'yes',
    (error: { code?: string }) => error.code,
  );
const no = 'NOT_FOUND';
const out = 'UNAUTHENTICATED';

type Act = (person: Person, room: MixedRoom) => Promise<unknown>;
const acts: Record<string, Act> = {
  'read their pending memberships': (person, room) =>
    person.ask('query ($id: ID!) { pendingMembership(networkId: $id) { charter { version } } }', { id: room.id }),
  'read the charter in the room': (person, room) =>
    person.ask('query ($id: ID!) { network(id: $id) { charter { version } charterHistory { version } } }', {
      id: room.id,
    }),
  'accept the charter in force': (person, room) => acceptCharter(person, room.id, 2),
  'accept a charter that is not in force': (person, room) => acceptCharter(person, room.id, 1),
  'put a new charter in force': (person, room) => reviseCharter(person, room.id, 2),
};
const table: Record<string, Record<MembershipState, Code>> = {
  'read their pending memberships': row('yes', 'yes', 'yes', 'yes', no, no, no, out),
  'read the charter in the room': row('yes', 'yes', no, no, no, no, no, out),
  'accept a charter that is not in force': row('BAD_INPUT', 'BAD_INPUT', 'BAD_INPUT', 'BAD_INPUT', no, no, no, out),
  'put a new charter in force': row('yes', no, no, no, no, no, no, out),
  'accept the charter in force': row('yes', 'yes', 'yes', 'yes', no, no, no, out),
};
function row(...codes: Code[]): Record<MembershipState, Code> {
  return Object.fromEntries(membershipStates.map((state, i) => [state, codes[i]])) as Record<MembershipState, Code>;
}

describe('who may do what with a charter', () => {
  it.each(Object.keys(table))('%s', async (name) => {
    const room = await createMixedRoom(administrator, name);
    const answers: Record<string, Code> = {};
    // Those who are allowed come last: what they do may change the result for the others.
    for (const state of [...membershipStates].reverse()) {
      answers[state] = await codeOf((acts[name] as Act)(room.byState[state], room));
    }
    expect(answers).toEqual(table[name]);
  });
});

/** Requests that need no access to the room: one's own seat, drafts and profile. */
const ownRequests = new Set([
  'pendingMembership',
  'removeSavedItem',
  // Of all rooms that are open to the person.
  'search',
  'acceptCharter',
  'leaveNetwork',
  'handOverSeat',
  'returnFromLeave',
  'draft',
  'saveDraft',
  'discardDraft',
  'requestSignInCode',
  'signIn',
  'prove',
  'signInAsDemo',
  'signOut',
  'endSession',
  'saveProfile',
  'addOwnOrganisation',
  'foundNetwork',
  'invitation',
  'invitationGreeting',
  'takeSeat',
  'applyForSeat',
  'deleteAccount',
  'eraseMyContent',
  'dataExport',
  'receivePushes',
  'stopPushes',
  'makeCalendarFeed',
  'chooseCalendar',
  'similarEntries',
  'similarNetworks',
  'initiateNetwork',
  'saveMeetingPlace',
  'discardMeetingPlace',
]);

describe('before the charter is accepted', () => {
  it.each(['pending', 'onLeave'] as const)('every request to the room is refused: %s', async (who) => {
    const room = await createMixedRoom(administrator, `Lukka for ${who}`);
    const { member, facilitator } = room.byState;
    const { id: challenge } = await member.postChallenge(room.id);
    const { id: contribution } = await member.contribute(challenge, 'Sagt');
    await invite(facilitator, room.id);
    const seat = room.seatOf.get(member) ?? '';
    const ids = { ...unknownIds(), network: room.id, challenge, contribution, seat };
    const open: string[] = [];
    for (const [kind, lines] of [
      ['query', queries],
      ['mutation', mutations],
    ] as const) {
      for (const [name, line] of Object.entries(lines)) {
        if (line === 'none' || ownRequests.has(name)) continue;
        const { errors } = await room.byState[who].answerTo(operationOf(kind, name), line(ids));
        if (errors?.[0]?.extensions.code !== 'NOT_FOUND') open.push(`${name}: ${JSON.stringify(errors)}`);
      }
    }
    expect(open).toEqual([]);
    const listener = await room.byState[who].listen();
    expect(await listener.enter(room.id)).toEqual({ seq: null });
    room.byState[who].disconnect();
  });

  it('drafts are retained, and nobody else reads them', async () => {
    const room = await createNetwork(administrator, 'Kladd', 1);
    const [writer] = room.members as [Person];
    const save = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { place } }';
    await writer.ask(save, { input: { networkId: room.id, place: 'x', content: 'Halvt ferdig' } });
    await reviseCharter(room.facilitator, room.id, 1);
    await writer.ask(save, { input: { networkId: room.id, place: 'x', content: 'Halvt ferdig, og litt til' } });
    const read = 'query ($id: ID!) { draft(networkId: $id, place: "x") { content } }';
    expect(await writer.ask(read, { id: room.id })).toEqual({ draft: { content: 'Halvt ferdig, og litt til' } });
    expect(await room.facilitator.ask(read, { id: room.id })).toEqual({ draft: null });
  });
});

describe('a new charter', () => {
  it('takes the room from every open socket at once, and gives it back with the yes', async () => {
    const room = await createNetwork(administrator, 'Ny avtale', 2);
    const [reader, writer] = room.members as [Person, Person];
    const listeners = [await reader.listen(), await reader.listen(), await writer.listen()];
    for (const listener of listeners) await listener.enter(room.id);
    const { id } = await writer.postChallenge(room.id);
    await until(() => listeners.every((listener) => listener.entries.length > 0));
    await reviseCharter(room.facilitator, room.id, 1, { expectations: 'Heilt nye' });
    await until(() => listeners.every((listener) => listener.roomsClosed.length > 0), promptly);
    await acceptCharter(writer, room.id, 2);
    const received = listeners[0]?.entries.length;
    await writer.contribute(id, 'Før ho har godteke');
    expect(await listeners[0]?.enter(room.id)).toEqual({ seq: null });
    expect(listeners[0]?.entries).toHaveLength(received ?? -1);
    await acceptCharter(reader, room.id, 2);
    expect((await listeners[0]?.enter(room.id))?.seq).toBeGreaterThan(0);
    expect(await reader.thread(id)).toHaveLength(1);
    reader.disconnect();
    writer.disconnect();
  });

  it('shows the pending member what was accepted before and what is asked now', async () => {
    const room = await createNetwork(administrator, 'Før og no', 1);
    const [member] = room.members as [Person];
    await reviseCharter(room.facilitator, room.id, 1, { minutes: 90 });
    const query = `query ($id: ID!) { pendingMembership(networkId: $id) {
      seatState seesEarlier charter { version minutes maker { id } } accepted { version minutes } } }`;
    expect(await member.ask(query, { id: room.id })).toEqual({
      pendingMembership: {
        seatState: 'CHARTER_PENDING',
        seesEarlier: true,
        charter: { version: 2, minutes: 90, maker: null },
        accepted: { version: 1, minutes: null },
      },
    });
  });

  it('is put in force by one of two who write at once; the other is told that theirs is based on an outdated version', async () => {
    const room = await createNetwork(administrator, 'To om éin', 0);
    const other = await createPerson(server);
    await takeSeat(other, await invite(room.facilitator, room.id, 'FACILITATOR'));
    const both = await Promise.allSettled([
      reviseCharter(room.facilitator, room.id, 1, { expectations: 'Den eine' }),
      reviseCharter(other, room.id, 1, { expectations: 'Den andre' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = both.find((one) => one.status === 'rejected');
    // The one who lost has a pending membership like everybody else, or is told that their text is based on an outdated version.
    expect(['BAD_INPUT', 'NOT_FOUND']).toContain(lost?.status === 'rejected' ? lost.reason.code : '');
    await expect(
      aFacilitatorStill(room.facilitator, other).ask(
        'mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }',
        { input: { networkId: room.id, replaces: 1, charter: charterInput() } },
      ),
    ).rejects.toMatchObject({ code: 'BAD_INPUT', fields: [{ field: 'replaces', rule: 'stale' }] });

    function aFacilitatorStill(one: Person, another: Person) {
      return both[0]?.status === 'fulfilled' ? one : another;
    }
  });

  it('is only rewritten while the network is a draft', async () => {
    const room = await createNetwork(administrator, 'Berre ein kladd', 0);
    await server.database.asSuperuser(
      `SET session_replication_role = replica; UPDATE networks SET stage = 'DRAFT' WHERE id = '${room.id}'`,
    );
    await reviseCharter(room.facilitator, room.id, 1, { expectations: 'Skrive om' });
    const { network } = await room.facilitator.ask<{ network: { charterHistory: unknown[] } }>(
      'query ($id: ID!) { network(id: $id) { charterHistory { version expectations } } }',
      { id: room.id },
    );
    expect(network.charterHistory).toEqual([{ version: 1, expectations: 'Skrive om' }]);
  });

  it('stays in the history with who put it in force', async () => {
    const room = await createNetwork(administrator, 'Historia', 0);
    await reviseCharter(room.facilitator, room.id, 1, { minutes: 60 });
    await reviseCharter(room.facilitator, room.id, 2, { minutes: 120 });
    const { network } = await room.facilitator.ask<{ network: { charterHistory: unknown[] } }>(
      'query ($id: ID!) { network(id: $id) { charterHistory { version minutes maker { person { id } } } } }',
      { id: room.id },
    );
    const maker = { person: { id: room.facilitator.id } };
    expect(network.charterHistory).toEqual([
      { version: 3, minutes: 120, maker },
      { version: 2, minutes: 60, maker },
      { version: 1, minutes: null, maker: null },
    ]);
  });
});
