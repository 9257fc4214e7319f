import {
  acceptCharter,
  charterInput,
  createNetwork,
  createPerson,
  foundNetwork,
  invite,
  type TestNetwork,
  takeSeat,
} from './networks.js';
import { Person } from './person.js';

/** Everything a person can be to a room. */
export const membershipStates = [
  'facilitator',
  'member',
  'pending',
  'onLeave',
  'left',
  'neighbour',
  'administrator',
  'nobody',
] as const;
export type MembershipState = (typeof membershipStates)[number];

export type MixedRoom = TestNetwork & {
  byState: Record<MembershipState, Person>;
  /** A seat reserved for a successor, and its key, which only the successor can use. */
  vacantSeat: string;
  successor: Person;
  successorKey: string;
};

/** What happens to a network that has got its form; the verbs for it are tested elsewhere. */
export async function makeActive({ server }: Person, networkId: string): Promise<void> {
  await server.database.asSuperuser(
    `SET session_replication_role = replica; UPDATE networks SET stage = 'ACTIVE' WHERE id = '${networkId}'`,
  );
}

export async function reviseCharter(
  by: Person,
  networkId: string,
  replaces: number,
  changes: Record<string, unknown> = {},
): Promise<void> {
  await by.ask('mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }', {
    input: { networkId, replaces, charter: charterInput(changes) },
  });
}

/** Leaves, and hands the seat over to the address. @returns the key */
export async function handOver(person: Person, networkId: string, email = 'etterfoljar@example.org'): Promise<string> {
  const { handOverSeat } = await person.ask<{ handOverSeat: { link: string } }>(
    'mutation ($input: HandOverSeatInput!) { handOverSeat(input: $input) { link } }',
    { input: { networkId, email } },
  );
  return handOverSeat.link.split('#')[1] ?? '';
}

/** Asks for the seat that was handed over, is let in by the facilitator, and accepts the charter in force. */
export async function takeHandedOverSeat(
  successor: Person,
  key: string,
  room: TestNetwork,
  version: number,
): Promise<void> {
  await takeSeat(successor, key);
  const { network } = await room.facilitator.ask<{ network: { applicants: { id: string; person: { id: string } }[] } }>(
    'query ($id: ID!) { network(id: $id) { applicants { id person { id } } } }',
    { id: room.id },
  );
  await room.facilitator.ask('mutation ($id: ID!) { admitApplicant(id: $id) { id } }', {
    id: network.applicants.find(({ person }) => person.id === successor.id)?.id,
  });
  await acceptCharter(successor, room.id, version);
}

export const goOnLeave = (person: Person, networkId: string) =>
  person.ask('mutation ($id: ID!) { goOnLeave(networkId: $id) }', { id: networkId });

/** An active room with one person of each membership, under the second version of its charter. */
export async function createMixedRoom(administrator: Person, name: string): Promise<MixedRoom> {
  const { server } = administrator;
  const room = await createNetwork(administrator, name, 4);
  const [member, onLeave, left, leaver] = room.members as [Person, Person, Person, Person];
  await makeActive(administrator, room.id);
  await reviseCharter(room.facilitator, room.id, 1);
  for (const person of room.members) await acceptCharter(person, room.id, 2);
  const pending = await createPerson(server);
  room.seatOf.set(pending, await takeSeat(pending, await invite(room.facilitator, room.id), false));
  await goOnLeave(onLeave, room.id);
  await left.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: room.id });
  const successor = await createPerson(server);
  const successorKey = await handOver(leaver, room.id, successor.email);
  const neighbour = await createPerson(server);
  const elsewhere = await foundNetwork(administrator, `${name}, naboen`);
  await takeSeat(neighbour, await invite(administrator, elsewhere, 'FACILITATOR'));
  const nobody = new Person(server, 'nobody@example.org');
  return {
    ...room,
    vacantSeat: room.seatOf.get(leaver) ?? '',
    successor,
    successorKey,
    byState: { facilitator: room.facilitator, member, pending, onLeave, left, neighbour, administrator, nobody },
  };
}
