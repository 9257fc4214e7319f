import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  createSecondAdministrator,
  foundNetwork,
  invite,
  joinNetwork,
  type TestNetwork,
} from '../support/networks.js';
import { Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 2);
});
afterAll(() => server.stop());

const required = { code: 'PROOF_REQUIRED' };

/** As if they had signed in a while ago. */
const grow = (person: Person, minutes: number = limits.proofMinutes) =>
  person.server.database.asSuperuser(
    `UPDATE sessions SET proved_at = now() - make_interval(mins => $2) WHERE person_id = $1`,
    [person.id, minutes],
  );

const byId = (field: string, id: () => string) => (person: Person) =>
  person.ask(`mutation ($id: ID!) { ${field} }`, { id: id() });

async function nameFacilitator({ facilitator, seatOf }: TestNetwork, person: Person): Promise<void> {
  await grow(facilitator, 0);
  await byId('nameFacilitator(seatId: $id) { id }', () => seatOf.get(person) ?? '')(facilitator);
}

describe('what asks for a fresh proof', () => {
  type Act = { who: () => Promise<Person>; does: (person: Person) => Promise<unknown> };
  const facilitator = async () => room.facilitator;
  const theAdministrator = async () => administrator;
  const stranger = () => createPerson(server);
  const anotherFacilitator = async () => {
    const person = await createPerson(server);
    await joinNetwork(room, person);
    await nameFacilitator(room, person);
    return person;
  };
  const seat = () => room.seatOf.get(room.members[0] as Person) ?? '';

  const acts: Record<string, Act> = {
    requestDataExport: { who: stranger, does: (person) => person.ask('mutation { requestDataExport { id } }') },
    dataExport: {
      who: stranger,
      does: (person) => person.ask(`{ dataExport(id: "${randomUUID()}") { id } }`),
    },
    eraseMyContent: { who: facilitator, does: byId('eraseMyContent(networkId: $id)', () => room.id) },
    deleteAccount: { who: stranger, does: (person) => person.ask('mutation { deleteAccount(words: STAY) }') },
    copyRoom: { who: facilitator, does: byId('copyRoom(networkId: $id) { id }', () => room.id) },
    offerTurn: { who: facilitator, does: byId('offerTurn(seatId: $id) { id }', seat) },
    inviteFacilitator: { who: facilitator, does: (person) => invite(person, room.id, 'FACILITATOR') },
    nameFacilitator: { who: facilitator, does: byId('nameFacilitator(seatId: $id) { id }', seat) },
    stepDown: {
      who: async () => room.members[0] as Person,
      does: byId('stepDown(networkId: $id) { id }', () => room.id),
    },
    'handOverSeat of a facilitator': {
      who: anotherFacilitator,
      does: (person) =>
        person.ask('mutation ($input: HandOverSeatInput!) { handOverSeat(input: $input) { link } }', {
          input: { networkId: room.id, email: 'etterfylgjar@example.org' },
        }),
    },
    'leaveNetwork of a facilitator': {
      who: anotherFacilitator,
      does: byId('leaveNetwork(networkId: $id)', () => room.id),
    },
    'endSeat of another facilitator': {
      who: async () => {
        const person = await anotherFacilitator();
        await anotherFacilitator();
        return person;
      },
      does: byId('endSeat(seatId: $id) { id }', () => [...room.seatOf.values()].at(-1) ?? ''),
    },
    foundNetwork: { who: theAdministrator, does: (person) => foundNetwork(person, 'Eit nytt') },
    addProgramme: {
      who: theAdministrator,
      does: (person) => person.ask('mutation { addProgramme(input: { name: "Ny", kind: PROGRAMME }) { id } }'),
    },
    disableAccount: {
      who: theAdministrator,
      does: async (person) =>
        person.ask('mutation ($email: String!) { disableAccount(email: $email) }', {
          email: (await createPerson(server)).email,
        }),
    },
    requestEmergencyAccess: {
      who: () => createSecondAdministrator(server),
      does: (person) =>
        person.ask('mutation ($input: RequestEmergencyAccessInput!) { requestEmergencyAccess(input: $input) { id } }', {
          input: { networkId: room.id, reason: 'Pålegg', hours: 1 },
        }),
    },
  };

  it.each(Object.keys(acts))('%s: refused when the proof is old, done after a new one', async (name) => {
    const { who, does } = acts[name] as Act;
    const person = await who();
    await grow(person);
    await expect(does(person)).rejects.toMatchObject(required);
    await person.prove();
    await does(person);
  });

  it('is asked for by the database too, with every check of the application taken out', async () => {
    const bare = await startServer({ withoutChecks: true });
    const [chief, member] = [await createAdministrator(bare), await createPerson(bare)];
    await Promise.all([chief, member].map((person) => grow(person)));
    await expect(foundNetwork(chief, 'Eit nytt')).rejects.toMatchObject(required);
    const disable = 'mutation ($email: String!) { disableAccount(email: $email) }';
    await expect(chief.ask(disable, { email: member.email })).rejects.toMatchObject(required);
    await expect(member.ask('mutation { deleteAccount(words: STAY) }')).rejects.toMatchObject(required);
    await chief.prove();
    await foundNetwork(chief, 'Eit nytt');
    const network = await createNetwork(chief, 'Det nye rommet', 1);
    await nameFacilitator(network, network.members[0] as Person);
    const leave = byId('leaveNetwork(networkId: $id)', () => network.id);
    await grow(network.facilitator);
    await expect(leave(network.facilitator)).rejects.toMatchObject(required);
    await network.facilitator.prove();
    await leave(network.facilitator);
    await bare.stop();
  });

  it('is not asked for when a member leaves', async () => {
    const person = await createPerson(server);
    await joinNetwork(room, person);
    await grow(person);
    await person.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: room.id });
  });

  it('tells a stranger nothing of what is there', async () => {
    const person = await createPerson(server);
    const copy = (id: string) => person.send({ query: `mutation { copyRoom(networkId: "${id}") { id } }` });
    const answers = async () => [(await copy(room.id)).text, (await copy(randomUUID())).text];
    const [fresh, freshUnknown] = await answers();
    expect(fresh).toBe(freshUnknown);
    await grow(person);
    const [old, oldUnknown] = await answers();
    expect(old).toBe(oldUnknown);
  });
});

describe('a proof', () => {
  const prove = 'mutation ($code: String!) { prove(code: $code) }';
  const wrong = { code: 'BAD_INPUT', fields: [{ field: 'code', rule: 'wrong' }] };

  async function asked(person: Person): Promise<string> {
    const before = server.output.length;
    await person.ask('mutation { requestProof }');
    await until(() => server.output.slice(before).includes(`Mail to ${person.email}`));
    return server.codeFor(person.email);
  }

  it('is as fresh as ten minutes and belongs to one session', async () => {
    const here = await createPerson(server);
    const there = await new Person(server, here.email).signIn();
    await grow(here);
    const code = await asked(here);
    await expect(there.ask(prove, { code })).rejects.toMatchObject(wrong);
    await here.ask(prove, { code });
    await expect(here.ask(prove, { code })).rejects.toMatchObject(wrong);
    await here.ask('mutation { requestDataExport { id } }');
    await expect(there.ask('mutation { requestDataExport { id } }')).rejects.toMatchObject(required);
    await grow(here, limits.proofMinutes + 1);
    await expect(here.ask('mutation { requestDataExport { id } }')).rejects.toMatchObject(required);
  });

  it('is not had by a code to sign in with, nor does its code sign anybody in', async () => {
    const person = await createPerson(server);
    await grow(person);
    const code = await asked(person);
    await expect(
      person.ask('mutation ($email: String!, $code: String!) { signIn(email: $email, code: $code) { id } }', {
        email: person.email,
        code,
      }),
    ).rejects.toMatchObject(wrong);
    const before = server.output.length;
    await person.ask('mutation ($email: String!) { requestSignInCode(email: $email, language: nn) }', {
      email: person.email,
    });
    await until(() => server.output.slice(before).includes(`Mail to ${person.email}`));
    await expect(person.ask(prove, { code: await server.codeFor(person.email) })).rejects.toMatchObject(wrong);
  });

  it('is for those who are signed in', async () => {
    const nobody = new Person(server, 'ingen@example.org');
    await expect(nobody.ask('mutation { requestProof }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(nobody.ask(prove, { code: '00000000' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('has five tries to a code and five codes to the hour', async () => {
    const person = await createPerson(server);
    const before = server.output.split(`Mail to ${person.email}`).length;
    for (let i = 0; i < limits.codesPerHour + 2; i++) await person.ask('mutation { requestProof }');
    const code = await server.codeFor(person.email);
    expect(server.output.split(`Mail to ${person.email}`).length - before).toBe(limits.codesPerHour);
    const other = code === '00000000' ? '11111111' : '00000000';
    for (let i = 0; i < limits.codeAttempts; i++)
      await expect(person.ask(prove, { code: other })).rejects.toMatchObject(wrong);
    await expect(person.ask(prove, { code })).rejects.toMatchObject(wrong);
  });
});
