import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Gathering, gatheringOf, type Reason } from '@krets/shared/gathering';
import { formCodes, type Stage, stages } from '@krets/shared/kinds';
import { isOrganisationNumber } from '@krets/shared/organisation-number';
import { act, anEffort, aPlan, aReadyNetwork, aShape, asIf, inDays, initiates, shape } from '../support/founding.js';
import { Person } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import {
  aCharter,
  aNetwork,
  anAdministrator,
  aPerson,
  foundNetwork,
  invite,
  type TestNetwork,
  takeSeat,
} from '../support/world.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await aServer();
  administrator = await anAdministrator(server);
});
afterAll(() => server.stop());

const notFound = { code: 'NOT_FOUND' };
const inStage = (id: string, stage: Stage) => asIf(server, `UPDATE networks SET stage = '${stage}' WHERE id = '${id}'`);
const look = async <T>(person: Person, id: string, fields: string) =>
  (await person.ask<{ network: T }>(`query ($id: ID!) { network(id: $id) { ${fields} } }`, { id })).network;
const stageOf = async (person: Person, id: string) => (await look<{ stage: Stage }>(person, id, 'stage')).stage;
const gapsOf = async (person: Person, id: string) =>
  (await look<{ form: { code: string; met: boolean }[] }>(person, id, 'form { code met }')).form
    .filter(({ met }) => !met)
    .map(({ code }) => code);

describe('what one wants to make', () => {
  it.each<[string, Record<string, unknown>, Gathering, Reason[]]>([
    ['bounded, agreed upon and regular', {}, 'NETWORK', []],
    ['as many as the house allows', { people: 25 }, 'NETWORK', []],
    ['one more than that', { people: 26 }, 'MEETING_PLACE', ['MANY']],
    ['open to anybody', { open: true }, 'MEETING_PLACE', ['OPEN']],
    ['held once', { rhythm: 'ONCE' }, 'MEETING_PLACE', ['ONCE']],
    [
      'a conference',
      { open: true, people: 200, rhythm: 'ONCE', charter: false },
      'MEETING_PLACE',
      ['OPEN', 'MANY', 'ONCE'],
    ],
    ['without a charter', { charter: false }, 'INFORMAL_CONTACT', ['NO_CHARTER']],
    [
      'two who have lunch',
      { people: 2, charter: false, rhythm: 'WHEN_IT_SUITS' },
      'INFORMAL_CONTACT',
      ['FEW', 'NO_CHARTER', 'NO_RHYTHM'],
    ],
  ])('%s', async (_, changes, is, because) => {
    const plan = aPlan(changes) as Parameters<typeof gatheringOf>[0];
    expect(gatheringOf(plan)).toEqual({ is, because });
    if (is === 'NETWORK') return;
    await expect(initiates(await aPerson(server), 'Ikkje nettverk', { plan })).rejects.toMatchObject({
      fields: [{ field: 'plan', rule: 'notNetwork' }],
    });
  });

  it.each([
    ['971040238', true],
    ['974760673', true],
    ['971040239', false],
    ['97104023', false],
    ['abcdefghi', false],
    ['', false],
  ])('an organisation number checks itself: %s', (text, holds) => {
    expect(isOrganisationNumber(text)).toBe(holds);
  });
});

describe('an initiator', () => {
  it('begins a draft that is hers alone, as facilitator, with the charter accepted', async () => {
    const initiator = await aPerson(server);
    const id = await initiates(initiator, 'Mitt utkast', { effortId: await anEffort(server) });
    const seen = await look(
      initiator,
      id,
      'stage listed charterVersion similarSeen effort { name } mySeat { role state } seats { id } stageRights { announce activate discard close }',
    );
    expect(seen).toMatchObject({
      stage: 'DRAFT',
      listed: false,
      charterVersion: 1,
      similarSeen: true,
      effort: { name: 'Leiarprogrammet' },
      mySeat: { role: 'FACILITATOR', state: 'ACTIVE' },
      stageRights: { announce: true, activate: false, discard: true, close: false },
    });
    await expect(invite(initiator, id)).rejects.toMatchObject(notFound);
    await expect(look(await aPerson(server), id, 'id')).rejects.toMatchObject(notFound);
    await expect(look(administrator, id, 'id')).rejects.toMatchObject(notFound);
  });

  it('is any leader with a profile, and never the administrator of the platform', async () => {
    await expect(initiates(administrator, 'Administratoren sitt')).rejects.toMatchObject(notFound);
    const nameless = await new Person(server, 'utannamn@example.org').signIn();
    await expect(initiates(nameless, 'Utan namn')).rejects.toMatchObject({ fields: [{ field: 'profile' }] });
    await expect(initiates(new Person(server, 'x@example.org'), 'Ingen')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('links it to an effort that has not ended', async () => {
    const initiator = await aPerson(server);
    const effortId = await anEffort(server, 'Avslutta', true);
    await expect(initiates(initiator, 'For seint', { effortId })).rejects.toMatchObject({
      fields: [{ field: 'effortId', rule: 'effort' }],
    });
    const { ongoingEfforts } = await initiator.ask<{ ongoingEfforts: { name: string }[] }>(
      '{ ongoingEfforts { name } }',
    );
    expect(ongoingEfforts.map(({ name }) => name)).not.toContain('Avslutta');
  });

  it('has five drafts at most, however many at once', async () => {
    const initiator = await aPerson(server);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => initiates(initiator, `Utkast ${i}`)));
    const made = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(made).toHaveLength(5);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ fields: [{ field: 'drafts', rule: 'max' }] });
    await act(initiator, 'discardNetwork', made[0] ?? '');
    await initiates(initiator, 'I staden');
    await expect(look(initiator, made[0] ?? '', 'id')).rejects.toMatchObject(notFound);
  });

  it('keeps a meeting place for later, for herself alone', async () => {
    const [one, other] = [await aPerson(server), await aPerson(server)];
    const keep = 'mutation ($input: KeepPlaceInput!) { keepPlace(input: $input) { id name } }';
    const id = crypto.randomUUID();
    await one.ask(keep, { input: { id, name: 'Ope forum', purpose: 'For alle' } });
    await one.ask(keep, { input: { id, name: 'Ope forum i Førde', purpose: 'For alle' } });
    expect(await one.ask('{ keptPlaces { name } }')).toEqual({ keptPlaces: [{ name: 'Ope forum i Førde' }] });
    expect(await other.ask('{ keptPlaces { name } }')).toEqual({ keptPlaces: [] });
    await expect(other.ask(keep, { input: { id, name: 'Mitt', purpose: 'x' } })).rejects.toMatchObject(notFound);
    const discard = 'mutation ($id: ID!) { discardPlace(id: $id) { id } }';
    await expect(other.ask(discard, { id })).rejects.toMatchObject(notFound);
    expect(await one.ask(discard, { id })).toEqual({ discardPlace: [] });
  });
});

describe('those alike', () => {
  const similar = async (words: string) =>
    (
      await (
        await aPerson(server)
      ).ask<{ similarNetworks: Record<string, unknown>[] }>(
        `query ($words: String!) { similarNetworks(words: $words) {
           id name stage organiserType organiserName seatsFor everyWeeks seatsTaken seatsFree sizeBand } }`,
        { words },
      )
    ).similarNetworks;

  it('are found by words of the name, the purpose, the role and the basis, whatever their endings', async () => {
    const room = await aReadyNetwork(server, 'Havnefogdar i Finnmark');
    await shape(room.facilitator, room.id, { listed: true });
    for (const words of ['havnefogd', 'Ein HAVNEFOGDE på Finnmarkskysten', 'finnmark']) {
      expect(await similar(words)).toMatchObject([
        {
          name: 'Havnefogdar i Finnmark',
          stage: 'FORMING',
          organiserType: 'PUBLIC',
          organiserName: 'Kartverket',
          seatsFor: 'Seksjonssjefar i staten',
          everyWeeks: 6,
          seatsTaken: 4,
          seatsFree: 11,
          sizeBand: 'UP_TO_8',
        },
      ]);
    }
    expect(await similar('i og for nettverk')).toEqual([]);
    expect(await similar('')).toEqual([]);
    expect(await similar("'; %_\\ (")).toEqual([]);
  });

  it('never count one that is not listed, a draft or one whose life is over', async () => {
    const room = await aReadyNetwork(server, 'Kvalrossforskarar');
    expect(await similar('kvalrossforskarar')).toEqual([]);
    await shape(room.facilitator, room.id, { listed: true });
    expect(await similar('kvalrossforskarar')).toHaveLength(1);
    for (const stage of ['DRAFT', 'SPLIT', 'CLOSED'] as const) {
      await inStage(room.id, stage);
      expect(await similar('kvalrossforskarar')).toEqual([]);
    }
  });

  it('show a band and no exact size of a trade union’s network', async () => {
    const room = await aReadyNetwork(server, 'Tillitsvalde fyrvaktarar');
    const organiser = { type: 'TRADE_UNION', name: 'Fyrvaktarforbundet', orgnr: '971040238' };
    await shape(room.facilitator, room.id, { listed: true, organiser });
    expect(await similar('fyrvaktarar')).toMatchObject([
      { organiserType: 'TRADE_UNION', seatsTaken: null, seatsFree: null, sizeBand: 'UP_TO_8' },
    ]);
  });
});

describe('the form', () => {
  it('is filled in piece by piece, what is left out stays, and a change of size is logged', async () => {
    const initiator = await aPerson(server);
    const id = await initiates(initiator, 'Bit for bit');
    expect(await gapsOf(initiator, id)).toEqual(
      formCodes.filter((code) => !['F1', 'F3', 'F5', 'F7', 'F8'].includes(code)),
    );
    await shape(initiator, id, { organiser: aShape().organiser });
    await shape(initiator, id, { nextDates: [inDays(40), inDays(10)], reviewBy: inDays(100) });
    await shape(initiator, id, {
      sizes: { min: 3, from: 4, to: 5, warn: 6, max: 6 },
      effortId: await anEffort(server),
    });
    expect(
      await look(
        initiator,
        id,
        'organiserType organiserName organiserOrgnr nextDates reviewBy seatsMin seatsWarn seatsMax log { kind detail }',
      ),
    ).toEqual({
      organiserType: 'PUBLIC',
      organiserName: 'Kartverket',
      organiserOrgnr: '971040238',
      nextDates: [inDays(10), inDays(40)],
      reviewBy: inDays(100),
      seatsMin: 3,
      seatsWarn: 6,
      seatsMax: 6,
      log: [
        { kind: 'SIZE_CHANGED', detail: '3–6' },
        { kind: 'SEAT_TAKEN', detail: null },
      ],
    });
    expect(await gapsOf(initiator, id)).toEqual(['F2', 'F6', 'F9', 'F12']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an organisation number that is none', { organiser: { type: 'PUBLIC', name: 'x', orgnr: '123456789' } }, 'orgnr'],
    ['sizes in disorder', { sizes: { min: 6, from: 4, to: 8, warn: 10, max: 15 } }, 'order'],
    ['a warning that never comes', { sizes: { min: 4, from: 6, to: 8, warn: 20, max: 15 } }, 'order'],
    ['more seats than the house allows', { sizes: { min: 4, from: 6, to: 8, warn: 10, max: 26 } }, 'max'],
    ['a review that was', { reviewBy: inDays(-1) }, 'withinAYear'],
    ['a review too far away', { reviewBy: inDays(400) }, 'withinAYear'],
    ['the same date twice', { nextDates: [inDays(5), inDays(5)] }, 'unique'],
    ['an effort that is none', { effortId: crypto.randomUUID() }, 'effort'],
  ])('refuses %s', async (_, changes, rule) => {
    const initiator = await aPerson(server);
    const id = await initiates(initiator, 'Feil i forma');
    await expect(shape(initiator, id, changes)).rejects.toMatchObject({ code: 'BAD_INPUT', fields: [{ rule }] });
  });

  it('has no room for fewer seats than are taken', async () => {
    const room = await aReadyNetwork(server, 'Full', 4);
    await expect(
      shape(room.facilitator, room.id, { sizes: { min: 2, from: 3, to: 4, warn: 4, max: 4 } }),
    ).rejects.toMatchObject({ code: 'FULL' });
  });
});

describe('the gate', () => {
  let room: TestNetwork;
  beforeAll(async () => {
    room = await aReadyNetwork(server, 'Ved porten');
  });

  const network = (set: string) => () => `UPDATE networks SET ${set} WHERE id = '${room.id}'`;
  const charter = (set: string) => () => `UPDATE charters SET ${set} WHERE network_id = '${room.id}'`;
  it.each<[string, string, () => string, () => string]>([
    ['F1', 'a purpose', network(`purpose = ' '`), network(`purpose = 'x'`)],
    ['F2', 'what it is built on', charter(`basis = '{}'`), charter(`basis = '{ROLE}'`)],
    ['F2', 'whom the seats are for', charter(`seats_for = ''`), charter(`seats_for = 'x'`)],
    ['F3', 'bounds that hold together', network('seats_warn = 20'), network('seats_warn = 10')],
    ['F4', 'an organiser', network('organiser_name = NULL'), network(`organiser_name = 'x'`)],
    ['F4', 'the type of it', network('organiser_type = NULL'), network(`organiser_type = 'PUBLIC'`)],
    ['F4', 'the number of it', network('organiser_orgnr = NULL'), network(`organiser_orgnr = '971040238'`)],
    ['F6', 'a rhythm', charter('every_weeks = NULL'), charter('every_weeks = 6')],
    [
      'F6',
      'two dates to come',
      network(`next_dates = '{2020-01-01,2099-01-01}'`),
      network(`next_dates = '{2098-01-01,2099-01-01}'`),
    ],
    ['F7', 'a way of working', charter('protocol = NULL'), charter(`protocol = 'TROIKA'`)],
    ['F9', 'expectations', charter(`expectations = ''`), charter(`expectations = 'x'`)],
    [
      'F9',
      'a charter all have accepted',
      () =>
        `UPDATE seats SET charter_version = NULL WHERE id = '${room.seatOf.get(room.members[0] as Person)}'; UPDATE networks SET seats_min = 3 WHERE id = '${room.id}'`,
      () =>
        `UPDATE seats SET charter_version = 1 WHERE network_id = '${room.id}'; UPDATE networks SET seats_min = 4 WHERE id = '${room.id}'`,
    ],
    ['F10', 'an effort', network('effort_id = NULL'), network('effort_id = (SELECT id FROM efforts LIMIT 1)')],
    ['F10', 'a look at those alike', network('similar_seen_at = NULL'), network('similar_seen_at = now()')],
    ['F11', 'a review', network('review_by = NULL'), network('review_by = current_date + 100')],
    [
      'F11',
      'a review within a year',
      network('review_by = current_date + 400'),
      network('review_by = current_date + 100'),
    ],
    ['F12', 'members enough', network('seats_min = 5'), network('seats_min = 4')],
  ])('%s: is shut without %s', async (code, _, lacks, mends) => {
    await asIf(server, lacks());
    expect(await gapsOf(room.facilitator, room.id)).toEqual([code]);
    await expect(act(room.facilitator, 'activateNetwork', room.id)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ field: 'stage', rule: 'form' }],
    });
    await asIf(server, mends());
    expect(await gapsOf(room.facilitator, room.id)).toEqual([]);
  });

  it('F5: is shut without a facilitator or a rotation', async () => {
    const member = room.members[0] as Person;
    await asIf(server, `UPDATE seats SET role = 'MEMBER' WHERE network_id = '${room.id}'`);
    expect(await gapsOf(member, room.id)).toEqual([]);
    await asIf(server, charter(`rotation = 'NONE'`)());
    expect(await gapsOf(member, room.id)).toEqual(['F5']);
    await asIf(server, `UPDATE seats SET role = 'FACILITATOR' WHERE id = '${room.seatOf.get(room.facilitator)}'`);
  });

  it('opens when nothing is lacking, once, and says so in the log', async () => {
    await act(room.facilitator, 'activateNetwork', room.id);
    await act(room.facilitator, 'activateNetwork', room.id);
    const { log } = await look<{ log: { kind: string; detail: string }[] }>(
      room.members[0] as Person,
      room.id,
      'log { kind detail }',
    );
    expect(log.filter(({ kind }) => kind === 'STAGE_CHANGED').map(({ detail }) => detail)).toEqual([
      'ACTIVE',
      'FORMING',
    ]);
  });
});

describe('the life of a network', () => {
  const steps: Record<string, { from: Stage[]; to: Stage }> = {
    announceNetwork: { from: ['DRAFT'], to: 'FORMING' },
    activateNetwork: { from: ['FORMING'], to: 'ACTIVE' },
    pauseNetwork: { from: ['ACTIVE'], to: 'PAUSED' },
    reviewNetwork: { from: ['ACTIVE', 'PAUSED'], to: 'UNDER_REVIEW' },
    continueNetwork: { from: ['PAUSED', 'UNDER_REVIEW'], to: 'ACTIVE' },
    discardNetwork: { from: ['DRAFT'], to: 'CLOSED' },
  };
  let room: TestNetwork;
  beforeAll(async () => {
    room = await aReadyNetwork(server, 'Livet');
  });

  it.each(
    Object.entries(steps)
      .filter(([verb]) => verb !== 'discardNetwork')
      .flatMap(([verb, { from, to }]) =>
        stages.map((stage) => [verb, stage, from.includes(stage) ? to : null] as const),
      ),
  )('%s from %s', async (verb, stage, to) => {
    await inStage(room.id, stage);
    const target = steps[verb]?.to;
    const ends = stage === 'SPLIT' || stage === 'CLOSED';
    if (to || (stage === target && !ends)) {
      await act(room.facilitator, verb, room.id);
      expect(await stageOf(room.facilitator, room.id)).toBe(target);
    } else {
      await expect(act(room.facilitator, verb, room.id)).rejects.toMatchObject(notFound);
      expect(await stageOf(room.facilitator, room.id)).toBe(stage);
    }
  });

  it.each(stages)('a network that is %s is discarded only as a draft, and never closed by one alone', async (stage) => {
    if (stage === 'DRAFT') return;
    await inStage(room.id, stage);
    await expect(act(room.facilitator, 'discardNetwork', room.id)).rejects.toMatchObject(notFound);
  });

  it.each<[Stage, boolean]>([
    ['FORMING', true],
    ['ACTIVE', true],
    ['UNDER_REVIEW', true],
    ['PAUSED', false],
    ['SPLIT', false],
    ['CLOSED', false],
  ])('a room that is %s can be written in: %s', async (stage, writable) => {
    await inStage(room.id, stage);
    const posting = (room.members[0] as Person).postChallenge(room.id);
    if (writable) await expect(posting).resolves.toBeDefined();
    else await expect(posting).rejects.toMatchObject(notFound);
    const { viewerMay } = await look<{ viewerMay: { postChallenge: boolean } }>(
      room.facilitator,
      room.id,
      'viewerMay { postChallenge }',
    );
    expect(viewerMay.postChallenge).toBe(writable);
  });
});

describe('closing', () => {
  type Tally = { closing: { yes: number; seats: number; mine: boolean | null; mayDrop: boolean } | null };
  const tally = async (person: Person, id: string) =>
    (await look<Tally>(person, id, 'closing { yes seats mine mayDrop }')).closing;
  const say = (person: Person, networkId: string, yes: boolean) =>
    person.ask('mutation ($id: ID!, $yes: Boolean!) { voteOnClosing(networkId: $id, yes: $yes) { stage } }', {
      id: networkId,
      yes,
    });

  it.each([
    [4, 3],
    [5, 3],
    [6, 4],
  ])('of %i seats takes %i, exactly more than half', async (seats, needed) => {
    const room = await aReadyNetwork(server, `Vi ${seats}`, seats - 1);
    const everybody = [room.facilitator, ...room.members];
    await act(room.members[0] as Person, 'proposeClosing', room.id);
    const others = everybody.filter((person) => person !== room.members[0]);
    for (let yes = 1; yes < needed; yes++) {
      expect(await stageOf(room.facilitator, room.id)).toBe('FORMING');
      expect(await tally(room.members[0] as Person, room.id)).toEqual({ yes, seats, mine: true, mayDrop: true });
      await say(others[yes - 1] as Person, room.id, true);
    }
    expect(await stageOf(room.facilitator, room.id)).toBe('CLOSED');
    expect(await tally(room.facilitator, room.id)).toBeNull();
    const { log } = await look<{ log: { kind: string; detail: string; by: unknown; at: string }[] }>(
      room.facilitator,
      room.id,
      'log { kind detail by { id } at }',
    );
    expect(log[0]).toMatchObject({ kind: 'STAGE_CHANGED', detail: 'CLOSED', by: null });
  });

  it('lets everyone change her mind, counts each seat once, and is dropped by who proposed it', async () => {
    const room = await aReadyNetwork(server, 'Ombestemt');
    const [one, two] = room.members as [Person, Person];
    await expect(say(one, room.id, true)).rejects.toMatchObject(notFound);
    await act(one, 'proposeClosing', room.id);
    await act(one, 'proposeClosing', room.id);
    await say(two, room.id, true);
    expect(await tally(two, room.id)).toEqual({ yes: 2, seats: 4, mine: true, mayDrop: false });
    await say(two, room.id, false);
    expect(await tally(room.facilitator, room.id)).toEqual({ yes: 1, seats: 4, mine: null, mayDrop: false });
    await expect(act(room.facilitator, 'dropClosing', room.id)).rejects.toMatchObject(notFound);
    await act(one, 'dropClosing', room.id);
    expect(await tally(one, room.id)).toBeNull();
  });
});

describe('standing and act', () => {
  let room: TestNetwork;
  let people: Record<'facilitator' | 'member' | 'pending' | 'outsider' | 'administrator' | 'neighbour', Person>;
  beforeAll(async () => {
    room = await aReadyNetwork(server, 'Kven som får kva');
    const pending = await aPerson(server);
    await takeSeat(pending, await invite(room.facilitator, room.id), false);
    const neighbour = (await aNetwork(administrator, 'Naboen', 1)).members[0] as Person;
    people = {
      facilitator: room.facilitator,
      member: room.members[0] as Person,
      pending,
      outsider: await aPerson(server),
      administrator,
      neighbour,
    };
  });

  const verb = (name: string) => (person: Person) => act(person, name, room.id);
  const acts: Record<string, { stage: Stage; by: string[]; does: (person: Person) => Promise<unknown> }> = {
    shapeNetwork: { stage: 'FORMING', by: ['facilitator'], does: (person) => shape(person, room.id, aShape()) },
    announceNetwork: { stage: 'DRAFT', by: ['facilitator'], does: verb('announceNetwork') },
    // The one who has not accepted the charter keeps the gate shut; that is an answer to the facilitator alone.
    activateNetwork: {
      stage: 'FORMING',
      by: ['facilitator'],
      does: (person) =>
        act(person, 'activateNetwork', room.id).catch((error) => {
          if (error.fields?.[0]?.rule !== 'form') throw error;
        }),
    },
    pauseNetwork: { stage: 'ACTIVE', by: ['facilitator'], does: verb('pauseNetwork') },
    reviewNetwork: { stage: 'ACTIVE', by: ['facilitator'], does: verb('reviewNetwork') },
    continueNetwork: {
      stage: 'PAUSED',
      by: ['facilitator'],
      does: (person) =>
        act(person, 'continueNetwork', room.id).catch((error) => {
          if (error.fields?.[0]?.rule !== 'form') throw error;
        }),
    },
    proposeClosing: { stage: 'ACTIVE', by: ['facilitator', 'member'], does: verb('proposeClosing') },
    voteOnClosing: {
      stage: 'ACTIVE',
      by: ['facilitator', 'member'],
      does: (person) =>
        person.ask('mutation ($id: ID!) { voteOnClosing(networkId: $id, yes: false) { id } }', { id: room.id }),
    },
    dropClosing: { stage: 'ACTIVE', by: ['member'], does: verb('dropClosing') },
  };

  it.each(
    Object.keys(acts).flatMap((name) =>
      ['outsider', 'neighbour', 'administrator', 'pending', 'member', 'facilitator'].map((who) => [name, who] as const),
    ),
  )('%s by the %s', async (name, who) => {
    const { stage, by, does } = acts[name] as (typeof acts)[string];
    await inStage(room.id, stage);
    // Who proposed it is the one who drops it.
    if (name === 'dropClosing') await act(people.member, 'proposeClosing', room.id);
    const done = does(people[who as keyof typeof people]);
    if (by.includes(who)) await expect(done).resolves.not.toThrow();
    else await expect(done).rejects.toMatchObject(notFound);
  });

  it('discardNetwork by the initiator alone', async () => {
    const initiator = await aPerson(server);
    const id = await initiates(initiator, 'Til å kaste');
    for (const who of ['outsider', 'neighbour', 'administrator'] as const)
      await expect(act(people[who], 'discardNetwork', id)).rejects.toMatchObject(notFound);
    await act(initiator, 'discardNetwork', id);
    expect((await initiator.ask<{ myNetworks: unknown[] }>('{ myNetworks { id } }')).myNetworks).toEqual([]);
  });
});

describe('until it is active', () => {
  it('it is called a network being formed in the letter, and its organiser stands in the invitation', async () => {
    const room = await aReadyNetwork(server, 'Brevet');
    const key = await invite(room.facilitator, room.id);
    const guest = await aPerson(server);
    const { invitation } = await guest.ask<{ invitation: unknown }>(
      'query ($key: String!) { invitation(key: $key) { stage organiserType organiserName } }',
      { key },
    );
    expect(invitation).toEqual({ stage: 'FORMING', organiserType: 'PUBLIC', organiserName: 'Kartverket' });
    const send = 'mutation ($input: InviteInput!) { invite(input: $input) { link } }';
    await room.facilitator.ask(send, { input: { networkId: room.id, role: 'MEMBER', email: 'brev@example.org' } });
    expect(server.output).toContain('Plass i nettverk under etablering: Brevet');
    await act(room.facilitator, 'activateNetwork', room.id);
    await room.facilitator.ask(send, { input: { networkId: room.id, role: 'MEMBER', email: 'brev2@example.org' } });
    expect(server.output).toContain('Plass i nettverket Brevet');
  });

  it('the administrator founds one for others in the same stage', async () => {
    const id = await foundNetwork(administrator, 'Stifta');
    const facilitator = await aPerson(server);
    await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'));
    expect(await stageOf(facilitator, id)).toBe('FORMING');
    await facilitator.ask('mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }', {
      input: { networkId: id, replaces: 1, charter: aCharter() },
    });
    expect(await gapsOf(facilitator, id)).toEqual(['F4', 'F6', 'F10', 'F11', 'F12']);
  });
});
