import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AsApp, asApp } from '../support/app-role.js';
import { activate, agencies, list, revise } from '../support/applications.js';
import { handOver } from '../support/mixed-room.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  foundNetwork,
  invite,
  inviteTo,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

const refused = '42501';
const endSeat = 'mutation ($id: ID!) { endSeat(seatId: $id) { id } }';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let guest: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 3);
  guest = await createPerson(server);
});
afterAll(() => server.stop());

it('a key begins and ends with a letter or a digit, which mail programs leave in the link', async () => {
  const keys = [await invite(room.facilitator, room.id), await inviteTo(room.facilitator, room.id, 'ny@example.org')];
  for (const key of keys) expect(key).toMatch(/^[a-z0-9]{48}$/);
});

const seat = (person: Person, networkId: string, role = 'MEMBER', follows: string | null = null) =>
  `INSERT INTO seats (id, network_id, person_id, role, role_title, orgnr, taken_at, follows)
   VALUES (gen_random_uuid(), '${networkId}', '${person.id}', '${role}', '', '${agencies.at(-1)}', now(), ${follows && `'${follows}'`})`;
const application = (person: Person, networkId: string, follows: string | null = null) =>
  `INSERT INTO applications (id, network_id, person_id, network_name, role, role_title, orgnr, reason, questions, answers, in_reporting_line,
     invited, state, applied_at, follows)
   VALUES (gen_random_uuid(), '${networkId}', '${person.id}', '', 'MEMBER', '', '${agencies.at(-1)}', '', '{}', '{}', false,
     true, 'APPLIED', now(), ${follows && `'${follows}'`})`;

/** Everything a key can open, as the role the server runs as: nothing of it is there and nothing of it can be done. */
async function opensNothing(person: Person, key: string, { id, maker }: { id: string; maker: Person }): Promise<void> {
  const see = (sql: string) => asApp(person, key, sql, [id]);
  expect(await see('SELECT 1 FROM networks WHERE id = $1')).toEqual([]);
  for (const table of ['charters', 'room_log', 'challenges', 'journal', 'network_counters'])
    expect([table, await see(`SELECT 1 FROM ${table} WHERE network_id = $1`)]).toEqual([table, []]);
  // The maker may see and revoke their own invitations.
  expect(await see(`SELECT 1 FROM invitations WHERE network_id = $1 AND made_by <> '${person.id}'`)).toEqual([]);
  expect(await see('SELECT 1 FROM seats WHERE network_id = $1 AND ended_at IS NULL')).toEqual([]);
  if (maker !== person) expect(await asApp(person, key, 'SELECT 1 FROM people WHERE id = $1', [maker.id])).toEqual([]);
  expect(await asApp(person, key, 'SELECT * FROM app.presented_invitation()')).toEqual([]);
  expect(await see('SELECT app.is_full($1) AS answer')).toEqual([{ answer: false }]);
  for (const role of ['MEMBER', 'FACILITATOR']) expect(await asApp(person, key, seat(person, id, role))).toBe(refused);
  expect(await asApp(person, key, application(person, id))).toBe(refused);
}

describe('before signing in', () => {
  const greeting = async (key: string) =>
    (
      await new Person(server, 'ingen@example.org').ask<{ invitationGreeting: Record<string, string | null> | null }>(
        'query ($key: String!) { invitationGreeting(key: $key) { networkName invitedBy email } }',
        { key },
      )
    ).invitationGreeting;
  const nameOf = async (person: Person) =>
    (await person.ask<{ me: { person: { name: string } } }>('{ me { person { name } } }')).me.person.name;

  it('the bearer of a key is told who invites to what, and the address it was sent to', async () => {
    const network = await createNetwork(administrator, 'Som inviterer', 0);
    const invitedBy = await nameOf(network.facilitator);
    const key = await inviteTo(network.facilitator, network.id, 'ny@example.org');
    expect(await greeting(key)).toEqual({ networkName: 'Som inviterer', invitedBy, email: 'ny@example.org' });
    const open = await invite(network.facilitator, network.id);
    expect(await greeting(open)).toEqual({ networkName: 'Som inviterer', invitedBy, email: null });
    await takeSeat(await createPerson(server), open);
    for (const nothing of [open, 'ukjend', '']) expect(await greeting(nothing)).toBeNull();
    const founded = await foundNetwork(administrator, 'Heilt nytt');
    expect(await greeting(await invite(administrator, founded, 'FACILITATOR'))).toMatchObject({
      networkName: 'Heilt nytt',
    });
  });

  it('a network of a trade union is not named, and nobody in it', async () => {
    const network = await createNetwork(administrator, 'Tillitsvalde', 0);
    const key = await inviteTo(network.facilitator, network.id, 'ny@example.org');
    await list(server, network.id, 'TRADE_UNION');
    expect(await greeting(key)).toEqual({ networkName: null, invitedBy: null, email: 'ny@example.org' });
  });

  it('a key whose maker may no longer invite tells nothing', async () => {
    const network = await createNetwork(administrator, 'Der ein går', 1);
    const [member] = network.members as [Person];
    await network.facilitator.ask('mutation ($id: ID!) { nameFacilitator(seatId: $id) { id } }', {
      id: network.seatOf.get(member),
    });
    const key = await invite(member, network.id);
    expect(await greeting(key)).not.toBeNull();
    await network.facilitator.ask(endSeat, { id: network.seatOf.get(member) });
    expect(await greeting(key)).toBeNull();
  });
});

describe('in the database alone', () => {
  it('a key that is used opens nothing for a removed member', async () => {
    const key = await invite(room.facilitator, room.id);
    const member = await createPerson(server);
    const id = await takeSeat(member, key);
    await room.facilitator.ask(endSeat, { id });
    await opensNothing(member, key, { id: room.id, maker: room.facilitator });
  });

  it('nor does a key whose maker is removed, one for another address, or a second one of a founder', async () => {
    const [second] = room.members as [Person];
    await room.facilitator.ask('mutation ($id: ID!) { nameFacilitator(seatId: $id) { id } }', {
      id: room.seatOf.get(second),
    });
    const key = await invite(second, room.id, 'FACILITATOR');
    await room.facilitator.ask(endSeat, { id: room.seatOf.get(second) });
    for (const person of [second, guest]) await opensNothing(person, key, { id: room.id, maker: second });
    const sent = await inviteTo(room.facilitator, room.id, 'ein.annan@example.org');
    await opensNothing(guest, sent, { id: room.id, maker: room.facilitator });
    const id = await foundNetwork(administrator, 'Grunnlagt');
    const keys = [await invite(administrator, id, 'FACILITATOR'), await invite(administrator, id, 'FACILITATOR')];
    await takeSeat(await createPerson(server), keys[0] ?? '');
    await opensNothing(guest, keys[1] ?? '', { id, maker: administrator });
  });

  it('a seat or an application uses the key up in the same statement', async () => {
    const key = await invite(room.facilitator, room.id);
    const other = await createPerson(server);
    const first = await AsApp.begin(guest, key);
    await first.rows(seat(guest, room.id));
    await expect(first.rows(application(guest, room.id))).rejects.toMatchObject({ code: refused });
    await first.end();
    const applying = await AsApp.begin(guest, key);
    await applying.rows(application(guest, room.id));
    await applying.end('COMMIT');
    expect(await asApp(other, key, seat(other, room.id))).toBe(refused);
    expect(await asApp(room.facilitator, '', 'UPDATE invitations SET used_at = NULL')).toBe(refused);
    expect(
      await asApp(room.facilitator, '', 'UPDATE invitations SET revoked_at = NULL WHERE network_id = $1', [room.id]),
    ).toBe(refused);
  });

  it('a handed-over seat is not taken without admission', async () => {
    const leaver = room.members[1] as Person;
    const key = await handOver(leaver, room.id, guest.email);
    const follows = room.seatOf.get(leaver) ?? null;
    expect(await asApp(guest, key, seat(guest, room.id, 'MEMBER', follows))).toBe(refused);
    const [vacant] = await server.database.asSuperuser<{ left_as: string }>('SELECT left_as FROM seats WHERE id = $1', [
      follows,
    ]);
    expect(vacant).toEqual({ left_as: 'VACANT' });
    const byMembers = await createNetwork(administrator, 'Medlemene avgjer', 2);
    await revise(byMembers, { admission: 'MEMBERS' });
    await activate(server, byMembers.id);
    const [member] = byMembers.members as [Person];
    await member.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id, vacant: true) }', { id: byMembers.id });
    const vacated = byMembers.seatOf.get(member) ?? '';
    const { invite: made } = await byMembers.facilitator.ask<{ invite: { link: string } }>(
      'mutation ($input: InviteInput!) { invite(input: $input) { link } }',
      { input: { networkId: byMembers.id, role: 'MEMBER', seatId: vacated } },
    );
    const link = made.link.split('#')[1] ?? '';
    expect(await asApp(guest, link, seat(guest, byMembers.id, 'MEMBER', vacated))).toBe(refused);
    expect(await takeSeat(guest, link)).toBeNull();
  });

  it('an administrator appoints nobody but the first facilitator of what they have founded', async () => {
    const making = (networkId: string, role: string) =>
      `INSERT INTO invitations (id, network_id, made_by, role, token_hash, created_at, expires_at)
       VALUES (gen_random_uuid(), '${networkId}', '${administrator.id}', '${role}', 'x', now(), now() + interval '1 day')`;
    const empty = await foundNetwork(administrator, 'Tomt');
    expect(await asApp(administrator, '', making(empty, 'FACILITATOR'))).toEqual([]);
    expect(await asApp(administrator, '', making(empty, 'MEMBER'))).toBe(refused);
    expect(await asApp(administrator, '', making(room.id, 'FACILITATOR'))).toBe(refused);
  });

  it.each(['removed', 'closed'] as const)(
    'who comes at the moment the maker is %s waits, and is refused',
    async (how) => {
      const maker = await createPerson(server);
      const id = await takeSeat(maker, await invite(room.facilitator, room.id, 'FACILITATOR'));
      const key = await invite(maker, room.id, 'FACILITATOR');
      const taker = await createPerson(server);
      const ending = await AsApp.begin(how === 'removed' ? room.facilitator : administrator);
      if (how === 'removed') {
        await ending.rows('SELECT 1 FROM network_counters WHERE network_id = $1 FOR UPDATE', [room.id]);
        await ending.rows(`UPDATE seats SET ended_at = now(), left_as = 'ENDED' WHERE id = $1`, [id]);
      } else {
        await ending.rows(`SELECT set_config('app.access_key', $1, true)`, [maker.email]);
        await ending.rows('UPDATE accounts SET disabled_at = now() WHERE email = $1', [maker.email]);
      }
      const taking = asApp(taker, key, seat(taker, room.id, 'FACILITATOR'));
      const early = await Promise.race([taking, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))]);
      expect(early).toBe('waits');
      await ending.end('COMMIT');
      expect(await taking).toBe(refused);
    },
  );
});
