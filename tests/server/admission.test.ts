import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  activate,
  admit,
  agencies,
  applicants,
  apply,
  counted,
  decline,
  list,
  mine,
  revise,
  sayYes,
  withdraw,
} from '../support/applications.js';
import {
  acceptCharter,
  createAdministrator,
  createNetwork,
  createPerson,
  foundNetwork,
  invite,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

const notFound = { code: 'NOT_FOUND' };
const openNetwork = 'query ($id: ID!) { openNetwork(id: $id) { name seatsTaken seatsFree size } }';
const room = 'query ($id: ID!) { network(id: $id) { id } }';
const leave = 'mutation ($id: ID!) { leaveNetwork(networkId: $id) }';

async function aListed(name: string, members: number, charter?: Record<string, unknown>): Promise<TestNetwork> {
  const network = await createNetwork(administrator, name, members);
  if (charter) await revise(network, charter);
  await list(server, network.id);
  return network;
}

/** A listed room of four seats, all taken: a facilitator and three members. */
async function aFull(name: string): Promise<TestNetwork> {
  const id = await foundNetwork(administrator, name, 4);
  const facilitator = await createPerson(server);
  const network: TestNetwork = { id, facilitator, members: [], seatOf: new Map() };
  await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'));
  for (let i = 0; i < 3; i++) {
    const member = await createPerson(server);
    network.seatOf.set(member, await takeSeat(member, await invite(facilitator, id)));
    network.members.push(member);
  }
  await list(server, id);
  return network;
}

describe('an open network', () => {
  it('is not visible unless it is listed', async () => {
    const { id } = await createNetwork(administrator, 'Stille', 0);
    const seeker = await createPerson(server);
    await expect(seeker.ask(openNetwork, { id })).rejects.toMatchObject(notFound);
    await expect(apply(seeker, id)).rejects.toMatchObject(notFound);
    const { openNetworks } = await seeker.ask<{ openNetworks: { id: string }[] }>('{ openNetworks { id } }');
    expect(openNetworks.map((one) => one.id)).not.toContain(id);
  });

  it('shows its public facts, and of a trade union’s network only how large it roughly is', async () => {
    const open = await aListed('Open', 1);
    const union = await createNetwork(administrator, 'Fagforeininga', 1);
    await list(server, union.id, 'TRADE_UNION');
    const seeker = await createPerson(server);
    await expect(seeker.ask(openNetwork, { id: open.id })).resolves.toMatchObject({
      openNetwork: { seatsTaken: 2, seatsFree: 13, size: 'FEW' },
    });
    await expect(seeker.ask(openNetwork, { id: union.id })).resolves.toMatchObject({
      openNetwork: { seatsTaken: null, seatsFree: null, size: 'FEW' },
    });
    await expect(seeker.ask(room, { id: open.id })).rejects.toMatchObject(notFound);
  });
});

describe('who may do what with an application', () => {
  let byFacilitator: TestNetwork;
  let byMembers: TestNetwork;
  beforeAll(async () => {
    byFacilitator = await aListed('Fasilitatoren avgjer', 2);
    byMembers = await aListed('Medlemene avgjer', 2, { admission: 'MEMBERS' });
  });

  const roles = ['facilitator', 'member', 'applicant', 'stranger', 'administrator'] as const;
  type Who = (typeof roles)[number];
  const acts = {
    admit: { room: () => byFacilitator, does: admit, may: ['facilitator'] },
    decline: { room: () => byFacilitator, does: decline, may: ['facilitator'] },
    vote: { room: () => byMembers, does: sayYes, may: ['facilitator', 'member'] },
    'admit alone where the members decide': { room: () => byMembers, does: admit, may: [] },
    'vote where the facilitator decides': { room: () => byFacilitator, does: sayYes, may: [] },
    'decline before the members have voted no': { room: () => byMembers, does: decline, may: [] },
    withdraw: { room: () => byFacilitator, does: withdraw, may: ['applicant'] },
  } satisfies Record<string, { room: () => TestNetwork; does: (by: Person, id: string) => unknown; may: Who[] }>;

  it.each(Object.keys(acts).flatMap((act) => roles.map((who) => [act as keyof typeof acts, who] as const)))(
    '%s: %s',
    async (act, who) => {
      const { room: where, does, may } = acts[act];
      const applicant = await createPerson(server);
      const { id } = await apply(applicant, where().id);
      const by = {
        facilitator: where().facilitator,
        member: where().members[0] as Person,
        applicant,
        stranger: who === 'stranger' ? await createPerson(server) : applicant,
        administrator,
      }[who];
      if ((may as readonly Who[]).includes(who)) await expect(does(by, id)).resolves.toBeDefined();
      else await expect(does(by, id)).rejects.toMatchObject(notFound);
      await withdraw(applicant, id).catch(() => {});
    },
  );

  it('the administrator, and who sits there already, do not apply', async () => {
    await expect(apply(administrator, byFacilitator.id)).rejects.toMatchObject(notFound);
    await expect(apply(byFacilitator.members[0] as Person, byFacilitator.id)).rejects.toMatchObject(notFound);
  });
});

describe('an application', () => {
  it('is answered question by question, and made once however often it is sent', async () => {
    const network = await aListed('Med spørsmål', 0);
    const ask = 'mutation ($input: AskApplicantsInput!) { askApplicants(input: $input) { questions } }';
    const asked = (questions: string[]) => ({ input: { networkId: network.id, questions } });
    await network.facilitator.ask(ask, asked(['Kva leier du?']));
    const replacing = (replaces: string[] | null) => ({
      input: { networkId: network.id, replaces, questions: ['Kva leier du?', 'Kvifor no?'] },
    });
    for (const unseen of [null, [], ['Kva leier du?', 'Noko anna?']])
      await expect(network.facilitator.ask(ask, replacing(unseen))).rejects.toMatchObject({
        code: 'BAD_INPUT',
        fields: [{ field: 'replaces', rule: 'stale' }],
      });
    await network.facilitator.ask(ask, replacing(['Kva leier du?']));
    await expect(network.facilitator.ask(ask, asked(['1', '2', '3', '4']))).rejects.toMatchObject({
      fields: [{ rule: 'max' }],
    });
    const applicant = await createPerson(server);
    await expect(apply(applicant, network.id)).rejects.toMatchObject({ fields: [{ field: 'answers' }] });
    const first = await apply(applicant, network.id, { answers: ['Ein seksjon', 'Fordi'] });
    expect(await apply(applicant, network.id, { answers: ['Ein seksjon', 'Fordi'] })).toEqual(first);
    const { network: seen } = await network.facilitator.ask<{ network: { applicants: { answers: unknown[] }[] } }>(
      'query ($id: ID!) { network(id: $id) { applicants { answers { question answer } } } }',
      { id: network.id },
    );
    expect(seen.applicants).toEqual([
      {
        answers: [
          { question: 'Kva leier du?', answer: 'Ein seksjon' },
          { question: 'Kvifor no?', answer: 'Fordi' },
        ],
      },
    ]);
  });

  it('opens the room only when the admitted person accepts the charter', async () => {
    const network = await aListed('Sjølv', 1);
    const applicant = await createPerson(server);
    const { id } = await apply(applicant, network.id);
    await admit(network.facilitator, id);
    expect(await mine(applicant)).toMatchObject([{ state: 'ADMITTED' }]);
    await expect(applicant.ask(room, { id: network.id })).rejects.toMatchObject(notFound);
    await acceptCharter(applicant, network.id, 1);
    await expect(applicant.ask(room, { id: network.id })).resolves.toBeDefined();
    const { network: seen } = await network.facilitator.ask<{ network: { log: { kind: string }[] } }>(
      'query ($id: ID!) { network(id: $id) { log { kind } } }',
      { id: network.id },
    );
    expect(seen.log.map(({ kind }) => kind)).toContain('ADMITTED');
    await until(() => server.output.includes(`${applicant.email}: Du har fått plass i Krets`));
  });

  it('is admitted by more than half of the members, and by no fewer', async () => {
    const network = await aListed('Fleirtalet', 3, { admission: 'MEMBERS' });
    const [first, second] = network.members as [Person, Person];
    const applicant = await createPerson(server);
    const { id } = await apply(applicant, network.id);
    await sayYes(first, id);
    await sayYes(second, id);
    expect(await applicants(first, network.id)).toMatchObject([{ yes: 2, needed: 3, state: 'APPLIED' }]);
    await sayYes(network.facilitator, id);
    expect(await mine(applicant)).toMatchObject([{ state: 'ADMITTED' }]);
  });

  it('is declined kindly: the reason is for the applicant, on the page and not in the mail; another application is allowed', async () => {
    const network = await aListed('Nei takk', 2, { admission: 'MEMBERS' });
    const applicant = await createPerson(server);
    const { id } = await apply(applicant, network.id);
    for (const member of network.members) await sayYes(member, id, false);
    await decline(network.facilitator, id, 'Vi er mange frå nord alt.');
    expect(await mine(applicant)).toMatchObject([{ state: 'DECLINED', declineReason: 'Vi er mange frå nord alt.' }]);
    expect(await applicants(network.facilitator, network.id)).toEqual([]);
    await until(() => server.output.includes(`${applicant.email}: Svar på søknaden din i Krets`));
    expect(server.output).not.toContain('Vi er mange frå nord alt.');
    await expect(apply(applicant, network.id)).resolves.toMatchObject({ state: 'APPLIED' });
  });
});

describe('the waiting list', () => {
  it('gives a freed seat to the first in order, who is told by email', async () => {
    const network = await aFull('Fullt');
    const waiting: Person[] = [];
    for (let i = 0; i < 3; i++) {
      const applicant = await createPerson(server, `Ventande ${i}`);
      await admit(network.facilitator, (await apply(applicant, network.id, { orgnr: agencies.at(-1 - i) })).id);
      waiting.push(applicant);
    }
    const order = async () => (await applicants(network.facilitator, network.id)).map(({ person }) => person.name);
    expect(await order()).toEqual(['Ventande 0', 'Ventande 1', 'Ventande 2']);
    const guest = await createPerson(server);
    await (network.members[0] as Person).ask(leave, { id: network.id });
    expect(await order()).toEqual(['Ventande 1', 'Ventande 2']);
    expect(await mine(waiting[0] as Person)).toMatchObject([{ state: 'ADMITTED' }]);
    await until(() => server.output.includes(`${waiting[0]?.email}: Du har fått plass i Krets`));
    await expect(takeSeat(guest, await invite(network.facilitator, network.id))).rejects.toMatchObject({
      code: 'FULL',
    });
    await withdraw(waiting[1] as Person, (await mine(waiting[1] as Person))[0]?.id ?? '');
    await network.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', {
      id: network.seatOf.get(network.members[1] as Person),
    });
    expect(await mine(waiting[2] as Person)).toMatchObject([{ state: 'ADMITTED' }]);
    expect(await counted(server, network.id)).toMatchObject({ taken: 4, seats: 4, waiting: 0 });
  });

  it('leaves a vacant seat to its successor, and gets it when it is given up', async () => {
    const network = await aFull('Ledig etter ein');
    const [leaver, other] = network.members as [Person, Person];
    const applicant = await createPerson(server);
    await admit(network.facilitator, (await apply(applicant, network.id)).id);
    const successor = await createPerson(server);
    const handOver = 'mutation ($input: HandOverSeatInput!) { handOverSeat(input: $input) { link } }';
    const { handOverSeat } = await leaver.ask<{ handOverSeat: { link: string } }>(handOver, {
      input: { networkId: network.id, email: successor.email },
    });
    expect(await mine(applicant)).toMatchObject([{ state: 'WAITING' }]);
    expect(await takeSeat(successor, handOverSeat.link.split('#')[1] ?? '')).toBeNull();
    await admit(network.facilitator, (await mine(successor))[0]?.id ?? '');
    expect(await mine(successor)).toMatchObject([{ state: 'ADMITTED' }]);
    expect(await mine(applicant)).toMatchObject([{ state: 'WAITING' }]);
    await other.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id, vacant: true) }', { id: network.id });
    expect(await mine(applicant)).toMatchObject([{ state: 'WAITING' }]);
    await network.facilitator.ask('mutation ($id: ID!) { giveUpSeat(seatId: $id) { id } }', {
      id: network.seatOf.get(other),
    });
    expect(await mine(applicant)).toMatchObject([{ state: 'ADMITTED' }]);
    expect(await counted(server, network.id)).toMatchObject({ taken: 4, seats: 4, waiting: 0 });
  });
});

describe('before two from one agency sit in one room', () => {
  const orgnr = agencies[40] ?? '';
  async function besides(name: string): Promise<[TestNetwork, Person]> {
    const network = await aListed(name, 1);
    const colleague = await createPerson(server);
    await takeSeat(colleague, await invite(network.facilitator, network.id), true, orgnr);
    return [network, colleague];
  }

  it('an invitation becomes an application; the facilitator and the colleague are warned, the others are not', async () => {
    const [network, colleague] = await besides('To frå same');
    const newPerson = await createPerson(server);
    expect(await takeSeat(newPerson, await invite(network.facilitator, network.id), true, orgnr)).toBeNull();
    await expect(newPerson.ask(room, { id: network.id })).rejects.toMatchObject(notFound);
    expect(await applicants(network.facilitator, network.id)).toMatchObject([{ warnings: ['SAME_AGENCY'] }]);
    expect(await applicants(colleague, network.id)).toMatchObject([{ warnings: ['SAME_AGENCY'] }]);
    expect(await applicants(network.members[0] as Person, network.id)).toMatchObject([{ warnings: [] }]);
    for (const { email } of [colleague, network.facilitator])
      await until(() => server.output.includes(`${email}: Krets: ein søknad du bør vite om\nEin leiar har søkt plass`));
    await admit(network.facilitator, (await mine(newPerson))[0]?.id ?? '');
    expect(await mine(newPerson)).toMatchObject([{ state: 'ADMITTED' }]);
    await until(() => server.output.includes('Nokon i rommet kan vere frå verksemda di'));
  });

  it('so does one whose taker says that a superior or a subordinate may sit there', async () => {
    const network = await aListed('Same line', 0);
    const newPerson = await createPerson(server);
    const key = await invite(network.facilitator, network.id);
    const { takeSeat: asked } = await newPerson.ask<{ takeSeat: unknown }>(
      'mutation ($input: TakeSeatInput!) { takeSeat(input: $input) { seatId open } }',
      { input: { key, roleTitle: 'Sjef', orgnr, inReportingLine: true } },
    );
    expect(asked).toEqual({ seatId: null, open: false });
    expect(await applicants(network.facilitator, network.id)).toMatchObject([{ warnings: ['SAME_LINE'] }]);
  });

  it('the members’ yes is not enough without a facilitator’s', async () => {
    const [network, colleague] = await besides('Ikkje utan fasilitator');
    network.members.push(colleague);
    await revise(network, { admission: 'MEMBERS' });
    const newPerson = await createPerson(server);
    const { id } = await apply(newPerson, network.id, { orgnr });
    for (const member of network.members) await sayYes(member, id);
    expect(await mine(newPerson)).toMatchObject([{ state: 'APPLIED' }]);
    await sayYes(network.facilitator, id);
    expect(await mine(newPerson)).toMatchObject([{ state: 'ADMITTED' }]);
  });

  it('the database lets nobody past it, nor past members who decide', async () => {
    const [network] = await besides('Muren');
    const newPerson = await createPerson(server);
    const key = await invite(network.facilitator, network.id);
    const taking = (agency: string) => `
      SELECT set_config('app.person_id', '${newPerson.id}', false),
        set_config('app.access_key', encode(sha256('${key}'), 'hex'), false);
      SET ROLE krets_app;
      INSERT INTO seats (id, network_id, person_id, role, role_title, orgnr, taken_at)
      VALUES (gen_random_uuid(), '${network.id}', '${newPerson.id}', 'MEMBER', '', '${agency}', now())`;
    await expect(server.database.asSuperuser(taking(orgnr))).rejects.toMatchObject({ code: '42501' });
    await revise({ ...network, members: [] }, { admission: 'MEMBERS' });
    await activate(server, network.id);
    await expect(server.database.asSuperuser(taking(agencies.at(-1) ?? ''))).rejects.toMatchObject({ code: '42501' });
  });

  it('where the members decide, the invited one waits for them too, once there is a network', async () => {
    const network = await aListed('Invitert til røysting', 1, { admission: 'MEMBERS' });
    await activate(server, network.id);
    const newPerson = await createPerson(server);
    expect(await takeSeat(newPerson, await invite(network.facilitator, network.id))).toBeNull();
    const [asked] = await applicants(network.facilitator, network.id);
    for (const person of [network.facilitator, ...network.members]) await sayYes(person, asked?.id ?? '');
    expect(await mine(newPerson)).toMatchObject([{ state: 'ADMITTED' }]);
  });
});
