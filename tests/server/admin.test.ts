import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  charterInput,
  createAdministrator,
  createNetwork,
  createPerson,
  createSecondAdministrator,
  type TestNetwork,
} from '../support/networks.js';
import { challengeInput, Person, promptly, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let second: Person;
let room: TestNetwork;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  second = await createSecondAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 2);
});
afterAll(() => server.stop());

const ask = 'mutation ($input: RequestEmergencyAccessInput!) { requestEmergencyAccess(input: $input) { id } }';
const agree = 'mutation ($id: ID!) { agreeToEmergencyAccess(id: $id) }';
const look = 'query ($id: ID!) { emergencyChallenges(id: $id) { nodes { id title situation } } }';
type Look = { emergencyChallenges: { nodes: { id: string; title: string }[] } };
const lookInto =
  'query ($id: ID!, $challengeId: ID!) { emergencyContributions(id: $id, challengeId: $challengeId) { nodes { body } } }';

async function asked(by = administrator, hours = 2): Promise<string> {
  const { requestEmergencyAccess } = await by.ask<{ requestEmergencyAccess: { id: string } }>(ask, {
    input: { networkId: room.id, reason: 'Pålegg frå domstolen', hours },
  });
  return requestEmergencyAccess.id;
}

describe('the administrator of the platform', () => {
  const acts: Record<string, [string, Record<string, unknown>]> = {
    addProgramme: [
      'mutation ($input: AddProgrammeInput!) { addProgramme(input: $input) { id } }',
      { input: { name: 'X', kind: 'PLAN' } },
    ],
    addOrganisation: [
      'mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { orgnr } }',
      { input: { orgnr: '987654321', nameNn: 'X', nameNb: 'X', nameEn: 'X' } },
    ],
    disableAccount: ['mutation { disableAccount(email: "nokon@example.org") }', {}],
    enableAccount: ['mutation { enableAccount(email: "nokon@example.org") }', {}],
    overview: ['{ overview { stage } }', {}],
    emergencyAccessRequests: ['{ emergencyAccessRequests { id } }', {}],
  };

  it.each(Object.keys(acts))('alone may: %s', async (act) => {
    const [query, variables] = acts[act] ?? ['', {}];
    for (const somebody of [room.facilitator, room.members[0] as Person, await createPerson(server)]) {
      await expect(somebody.ask(query, variables)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(new Person(server, 'ingen@example.org').ask(query, variables)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('sees sizes and form, the names of listed networks, and of a trade union only its size', async () => {
    await server.database.asSuperuser(
      `UPDATE networks SET organiser_type = 'TRADE_UNION', organiser_name = 'Forbundet', organiser_orgnr = '971040238' WHERE id = $1`,
      [room.id],
    );
    const query = '{ overview { name stage met seats band seatsMax organiserType } }';
    type Figures = { overview: { name: string | null; seats: number | null; band: string; met: number }[] };
    const { overview } = await administrator.ask<Figures>(query);
    expect(overview).toEqual([
      { name: null, stage: 'FORMING', met: 6, seats: null, band: 'FEW', seatsMax: 15, organiserType: 'TRADE_UNION' },
    ]);
    await server.database.asSuperuser(`UPDATE networks SET listed = true, organiser_type = 'PUBLIC' WHERE id = $1`, [
      room.id,
    ]);
    const { overview: listed } = await administrator.ask<Figures>(query);
    expect(listed).toMatchObject([{ name: 'Rommet', seats: 3 }]);
  });

  it('stores programmes that every leader can choose from', async () => {
    const { addProgramme } = await administrator.ask<{ addProgramme: { id: string } }>(
      'mutation { addProgramme(input: { name: "Leiarprogrammet", kind: PROGRAMME }) { id } }',
    );
    const list = '{ programmes { id name endedAt } }';
    const seen = await room.facilitator.ask<{ programmes: { id: string; endedAt: string | null }[] }>(list);
    expect(seen.programmes.find(({ id }) => id === addProgramme.id)?.endedAt).toBeNull();
    await administrator.ask('mutation ($id: ID!) { endProgramme(id: $id) }', { id: addProgramme.id });
    const after = await room.facilitator.ask<{ programmes: { id: string; endedAt: string | null }[] }>(list);
    expect(after.programmes.find(({ id }) => id === addProgramme.id)?.endedAt).not.toBeNull();
  });

  it('finds an account by its whole address, and nothing by a part of it', async () => {
    const person = await createPerson(server);
    const find = async (email: string) =>
      (
        await administrator.ask<{ account: Record<string, unknown> | null }>(
          'query ($email: String!) { account(email: $email) { email isAdministrator closedAt } }',
          { email },
        )
      ).account;
    const open = { email: person.email, isAdministrator: false, closedAt: null };
    expect(await find(` ${person.email.toUpperCase()} `)).toEqual(open);
    for (const nothing of ['', person.email.slice(0, -1), '%']) expect(await find(nothing)).toBeNull();
    await administrator.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email: person.email });
    expect(await find(person.email)).toMatchObject({ closedAt: expect.any(String) });
    await expect(
      createPerson(server).then((other) => other.ask('{ account(email: "x") { email } }')),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('closes an account: signed out everywhere at once, and refused until it is opened again', async () => {
    const person = await createPerson(server);
    const listener = await person.listen();
    await expect(administrator.ask('mutation { disableAccount(email: "ukjend@example.org") }')).rejects.toMatchObject({
      fields: [{ field: 'email', rule: 'unknown' }],
    });
    await administrator.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email: person.email });
    await until(() => !listener.socket.connected, promptly);
    await expect(person.ask('{ myNetworks { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(person.signIn()).rejects.toMatchObject({ fields: [{ field: 'code', rule: 'wrong' }] });
    await administrator.ask('mutation ($email: String!) { enableAccount(email: $email) }', { email: person.email });
    await person.signIn();
    expect(await person.ask('{ myNetworks { id } }')).toEqual({ myNetworks: [] });
    person.disconnect();
  });

  it('cannot close its own account', async () => {
    await expect(
      administrator.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email: administrator.email }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('emergency access', () => {
  let title: string;
  beforeAll(async () => {
    title = 'Eg veit ikkje kven eg kan snakke med';
    const challenge = await (room.members[0] as Person).postChallenge(room.id, challengeInput({ title }));
    await room.facilitator.contribute(challenge.id, 'Snakk med oss');
  });

  it('opens nothing for one administrator alone, however often they ask', async () => {
    const id = await asked();
    await expect(administrator.ask(agree, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(administrator.ask(look, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(second.ask(look, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { network } = await room.facilitator.ask<{ network: { emergencyAccesses: unknown[] } }>(
      'query ($id: ID!) { network(id: $id) { emergencyAccesses { id } } }',
      { id: room.id },
    );
    expect(network.emergencyAccesses).toEqual([]);
  });

  it('takes a second administrator, and is told in the room, in its log and by letter to every member', async () => {
    const listener = await room.facilitator.listen();
    await listener.enter(room.id);
    const id = await asked();
    await second.ask(agree, { id });
    await until(() => listener.entries.some(({ topic }) => topic === 'NETWORK'), promptly);
    const { network } = await room.facilitator.ask<{
      network: {
        emergencyAccesses: { reason: string; hours: number }[];
        log: { kind: string; reason: string | null }[];
      };
    }>('query ($id: ID!) { network(id: $id) { emergencyAccesses { reason hours } log { kind reason } } }', {
      id: room.id,
    });
    expect(network.emergencyAccesses).toEqual([{ reason: 'Pålegg frå domstolen', hours: 2 }]);
    expect(network.log[0]).toEqual({ kind: 'EMERGENCY_ACCESS_OPENED', reason: 'Pålegg frå domstolen' });
    for (const { email } of [room.facilitator, ...room.members]) {
      await until(() => server.output.includes(`Mail to ${email}: Krets: eit rom du er med i, er opna`));
    }
    room.facilitator.disconnect();
  });

  it('lets the two read, and nobody else, and not longer than they asked for', async () => {
    const id = await asked();
    await second.ask(agree, { id });
    for (const reader of [administrator, second]) {
      const { emergencyChallenges } = await reader.ask<Look>(look, { id });
      expect(emergencyChallenges.nodes).toMatchObject([{ title }]);
      expect(await reader.ask(lookInto, { id, challengeId: emergencyChallenges.nodes[0]?.id })).toEqual({
        emergencyContributions: { nodes: [{ body: 'Snakk med oss' }] },
      });
    }
    const third = await createSecondAdministrator(server);
    for (const somebody of [third, room.facilitator, await createPerson(server)]) {
      await expect(somebody.ask(look, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await server.database.asSuperuser(
      `UPDATE emergency_accesses SET expires_at = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
    await expect(administrator.ask(look, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives no seat and no other access', async () => {
    const id = await asked();
    await second.ask(agree, { id });
    for (const query of ['network(id: $id) { id }', 'pendingMembership(networkId: $id) { networkName }']) {
      await expect(administrator.ask(`query ($id: ID!) { ${query} }`, { id: room.id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    const revise = 'mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }';
    await expect(
      administrator.ask(revise, { input: { networkId: room.id, replaces: 1, charter: charterInput() } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('must be agreed to within a day, and asks for no longer than one', async () => {
    const id = await asked();
    await server.database.asSuperuser(
      `UPDATE emergency_accesses SET requested_at = now() - interval '25 hours' WHERE id = $1`,
      [id],
    );
    await expect(second.ask(agree, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(asked(administrator, 25)).rejects.toMatchObject({ fields: [{ rule: 'max', limit: 24 }] });
  });
});
