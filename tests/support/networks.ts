import { createHash, randomBytes } from 'node:crypto';
import organisations from '@krets/shared/data/organisations.json' with { type: 'json' };
import type { SeatRole } from '@krets/shared/kinds';
import { Person } from './person.js';
import { administratorEmail, type TestServer } from './server.js';

const given = ['Siri', 'Ola', 'Áile', 'Per', 'Nils', 'Kari', 'Ravna', 'Jon', 'Liv', 'Eirik'];
let count = 0;
/** Two from one agency are asked about first: each seat is taken for another. */
let taken = 0;
const all = organisations.organisations;
/** Where nobody sits who has taken a seat by invitation: two from one agency are warned of each other. */
export const initiatorsOrgnr = all.at(-1)?.orgnr ?? '';
const orgnrOf = (n: number) => all[n % (all.length - 1)]?.orgnr ?? '';

/** A leader who has signed in with a code and written a profile. */
export async function signInPerson(server: TestServer): Promise<Person> {
  const n = count++;
  const person = new Person(server, `leiar${n}.${randomBytes(3).toString('hex')}@example.org`);
  await person.signIn();
  await person.saveProfile(`${given[n % given.length]} Dømesen ${n}`, 'Seksjonssjef', orgnrOf(n));
  return person;
}

/** A leader with a session and a profile, as rows: how one signs in is tested elsewhere. */
export async function createPerson(server: TestServer, name?: string): Promise<Person> {
  const n = count++;
  const person = new Person(server, `leiar${n}.${randomBytes(3).toString('hex')}@example.org`);
  const token = randomBytes(32).toString('base64url');
  const [row] = await server.database.asSuperuser<{ id: string }>(
    `WITH person AS (
       INSERT INTO people (id, name, role_title, orgnr, county) VALUES (gen_random_uuid(), $1, 'Seksjonssjef', $2, '46') RETURNING id
     ), account AS (
       INSERT INTO accounts (person_id, email, language, is_administrator, created_at) SELECT id, $3, 'nn', false, now() FROM person
     )
     INSERT INTO sessions (id, person_id, token_hash, device, started_at, expires_at)
     SELECT gen_random_uuid(), id, $4, 'node', now(), now() + interval '30 days' FROM person RETURNING person_id AS id`,
    [
      name ?? `${given[n % given.length]} Dømesen ${n}`,
      orgnrOf(n),
      person.email,
      createHash('sha256').update(token).digest('hex'),
    ],
  );
  person.id = row?.id ?? '';
  person.cookie = `krets=${token}`;
  return person;
}

/** The administrator of the platform: founds networks and reads none. */
export async function createAdministrator(server: TestServer): Promise<Person> {
  const person = await new Person(server, administratorEmail).signIn();
  await person.saveProfile('Administrator Dømesen', 'Avdelingsdirektør', orgnrOf(0));
  await appointedLongAgo(person);
  return person;
}

/** Two newly appointed administrators cannot approve emergency access together. */
const appointedLongAgo = ({ server, id }: Person) =>
  server.database.asSuperuser(
    `UPDATE administrators SET appointed_at = now() - interval '60 days' WHERE person_id = $1`,
    [id],
  );

/** A second one, as the owner of the database would appoint them. */
export async function createSecondAdministrator(server: TestServer): Promise<Person> {
  const person = await createPerson(server);
  await server.database.asSuperuser('UPDATE accounts SET is_administrator = true WHERE person_id = $1', [person.id]);
  await appointedLongAgo(person);
  return person;
}

export async function foundNetwork(administrator: Person, name: string, seatsMax = 15): Promise<string> {
  const { foundNetwork: network } = await administrator.ask<{ foundNetwork: { id: string } }>(
    'mutation ($input: FoundNetworkInput!) { foundNetwork(input: $input) { id } }',
    { input: { name, purpose: `Føremålet til ${name}`, seatsMax } },
  );
  return network.id;
}

/** The key of a new invitation, as in its link. */
export async function invite(by: Person, networkId: string, role: SeatRole = 'MEMBER'): Promise<string> {
  const { invite: made } = await by.ask<{ invite: { link: string } }>(
    'mutation ($input: InviteInput!) { invite(input: $input) { link } }',
    { input: { networkId, role } },
  );
  return made.link.split('#')[1] ?? '';
}

/** The key of an invitation sent to an address. */
export async function inviteTo(by: Person, networkId: string, email: string, role = 'MEMBER'): Promise<string> {
  const { invite: made } = await by.ask<{ invite: { link: string } }>(
    'mutation ($input: InviteInput!) { invite(input: $input) { link } }',
    { input: { networkId, role, email } },
  );
  return made.link.split('#')[1] ?? '';
}

/** Takes the seat, and accepts the charter with it unless told not to. @returns the id of the seat */
export async function takeSeat(person: Person, key: string, accepts = true, orgnr = orgnrOf(taken++)): Promise<string> {
  const { invitation } = await person.ask<{ invitation: { charter: { version: number } } }>(
    'query ($key: String!) { invitation(key: $key) { charter { version } } }',
    { key },
  );
  const acceptsCharter = accepts ? invitation.charter.version : null;
  const { takeSeat: seat } = await person.ask<{ takeSeat: { seatId: string } }>(
    'mutation ($input: TakeSeatInput!) { takeSeat(input: $input) { seatId } }',
    { input: { key, roleTitle: 'Seksjonssjef', orgnr, acceptsCharter } },
  );
  return seat.seatId;
}

export type TestNetwork = { id: string; facilitator: Person; members: Person[]; seatOf: Map<Person, string> };

/** A network with a facilitator and so many members, all made through the API. */
export async function createNetwork(administrator: Person, name: string, members: number): Promise<TestNetwork> {
  const { server } = administrator;
  const id = await foundNetwork(administrator, name);
  const facilitator = await createPerson(server);
  const seatOf = new Map([[facilitator, await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'))]]);
  const network: TestNetwork = { id, facilitator, members: [], seatOf };
  for (let i = 0; i < members; i++) await joinNetwork(network, await createPerson(server));
  return network;
}

export async function joinNetwork(network: TestNetwork, person: Person): Promise<void> {
  network.seatOf.set(person, await takeSeat(person, await invite(network.facilitator, network.id)));
  network.members.push(person);
}

/** A charter that lacks nothing. */
export const charterInput = (changes: Record<string, unknown> = {}) => ({
  purpose: 'Å bli tryggare i leiarrolla',
  basis: ['ROLE', 'LEADERSHIP'],
  seatsFor: 'Seksjonssjefar i staten',
  expectations: 'Vi møter førebudde og lyttar før vi svarar.',
  everyWeeks: 6,
  minutes: 120,
  place: 'På skjerm',
  attendance: 'Minst fire av fem møte',
  preparation: 'Les utfordringa på førehand',
  absence: 'Sei frå dagen før',
  protocol: 'PEER_CONSULTATION',
  rotation: 'EACH_MEETING',
  confidence: 'THIS_ROOM',
  admission: 'FACILITATOR',
  openHistory: false,
  ...changes,
});

export async function acceptCharter(person: Person, networkId: string, version: number): Promise<void> {
  await person.ask(
    'mutation ($id: ID!, $version: Int!) { acceptCharter(networkId: $id, version: $version) { seatState } }',
    {
      id: networkId,
      version,
    },
  );
}
