import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { isPlainName } from '@krets/shared/names';
import { insertInvitations } from '../support/many-people.js';
import { initiateNetwork } from '../support/network-lifecycle.js';
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
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 1);
});
afterAll(() => server.stop());

const broken = (field: string, rule: string, limit?: number) => ({
  code: 'BAD_INPUT',
  fields: [limit === undefined ? { field, rule } : { field, rule, limit }],
});

describe('limits', () => {
  it('of open invitations in a network', async () => {
    await insertInvitations(server, room.id, room.facilitator, limits.openInvitationsPerSeat * 15 - 1);
    const key = await invite(room.facilitator, room.id);
    await expect(invite(room.facilitator, room.id)).rejects.toMatchObject(broken('networkId', 'tooManyOpen'));
    await takeSeat(await createPerson(server), key);
    await expect(invite(room.facilitator, room.id)).resolves.not.toBe('');
  });

  it('of the letters one person sends in a day, in all networks together and however many at once', async () => {
    const other = await foundNetwork(administrator, 'Eit anna rom');
    const sender = await createPerson(server);
    await takeSeat(sender, await invite(administrator, other, 'FACILITATOR'));
    const send = (n: number) => inviteTo(sender, other, `ukjend.${n}@example.org`);
    for (let n = 0; n < limits.invitationLettersPerDay - 2; n++) await send(n);
    const ends = await Promise.allSettled([100, 101, 102, 103, 104, 105].map(send));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(send(200)).rejects.toMatchObject(broken('email', 'perDay', limits.invitationLettersPerDay));
    await expect(invite(sender, other)).resolves.not.toBe('');
    const [{ sent } = { sent: -1 }] = await server.database.asSuperuser<{ sent: number }>(
      'SELECT count(email)::int AS sent FROM invitations WHERE made_by = $1',
      [sender.id],
    );
    expect(sent).toBe(limits.invitationLettersPerDay);
    await server.database.asSuperuser(
      `UPDATE invitations SET created_at = now() - interval '25 hours' WHERE made_by = $1`,
      [sender.id],
    );
    await expect(send(300)).resolves.not.toBe('');
  });

  it('of all the links one person makes in a day', async () => {
    const maker = await createPerson(server);
    const id = await foundNetwork(administrator, 'Mange lenkjer', 25);
    await takeSeat(maker, await invite(administrator, id, 'FACILITATOR'));
    await insertInvitations(server, id, maker, limits.invitationsPerDay);
    await server.database.asSuperuser('UPDATE invitations SET revoked_at = now() WHERE made_by = $1', [maker.id]);
    await expect(invite(maker, id)).rejects.toMatchObject(broken('networkId', 'perDay', limits.invitationsPerDay));
  });

  it('of the networks one leader begins in a week', async () => {
    const leader = await createPerson(server);
    const discard = 'mutation ($id: ID!) { discardNetwork(networkId: $id) }';
    for (let n = 0; n < limits.networksPerWeek; n++)
      await leader.ask(discard, { id: await initiateNetwork(leader, `Kladd ${n}`) });
    await expect(initiateNetwork(leader, 'Éin til')).rejects.toMatchObject(
      broken('name', 'perWeek', limits.networksPerWeek),
    );
    await expect(foundNetwork(administrator, 'Grunnlagt')).resolves.not.toBe('');
  });
});

const misleading = [
  'Kontoen din er stengd: https://evil.example',
  'Sjå evil.example',
  'evil.example/logg-inn',
  'www.vondt',
  'Ring 10.0.0.1',
  'vond@evil.no',
  'evil。no',
  'ｅｖｉｌ．ｃｏｍ',
  'Trygg \u202eelpmaxe.live',
];
const plain = [
  'Ass.direktør',
  'Avd.leiar i region Vest',
  'Nettverk for HR og økonomi, 2026',
  'Áile Dømesen',
  'Jens P. Berg jr.',
  'Kl. 9.30',
  'Kunnskap og ro: leiing i NAV',
  'dr.philos',
];

describe('a name', () => {
  it.each(misleading)('leads nowhere: %s', async (name) => {
    expect(isPlainName(name)).toBe(false);
    await expect(room.facilitator.saveProfile(name, 'Seksjonssjef', '971040238')).rejects.toMatchObject(
      broken('name', 'address'),
    );
    await expect(foundNetwork(administrator, name)).rejects.toMatchObject(broken('name', 'address'));
    const rename = 'mutation ($input: RenameNetworkInput!) { renameNetwork(input: $input) { id } }';
    await expect(room.facilitator.ask(rename, { input: { networkId: room.id, name } })).rejects.toMatchObject(
      broken('name', 'address'),
    );
  });

  it.each(plain)('can be %s', (name) => {
    expect(isPlainName(name)).toBe(true);
  });

  it('is held to it by the database too', async () => {
    for (const table of ['networks', 'people'])
      await expect(
        server.database.asSuperuser(`UPDATE ${table} SET name = 'https://evil.example' WHERE id = $1`, [
          table === 'networks' ? room.id : room.facilitator.id,
        ]),
      ).rejects.toMatchObject({ constraint: `ck_${table}_name` });
  });
});
