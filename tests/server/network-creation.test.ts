import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import organisations from '@krets/shared/data/organisations.json' with { type: 'json' };
import { type GroupKind, groupKindOf, type NotNetworkReason } from '@krets/shared/network-kind';
import { isOrganisationNumber } from '@krets/shared/organisation-number';
import {
  changeStage,
  createProgramme,
  createReadyNetwork,
  initiateNetwork,
  inStage,
  missingRequirements,
  planInput,
  stageOf,
  updateSettings,
  viewNetwork,
} from '../support/network-lifecycle.js';
import {
  charterInput,
  createAdministrator,
  createPerson,
  foundNetwork,
  invite,
  takeSeat,
} from '../support/networks.js';
import { Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

const notFound = { code: 'NOT_FOUND' };

describe('the kind of group one wants to make', () => {
  it.each<[string, Record<string, unknown>, GroupKind, NotNetworkReason[]]>([
    ['bounded, agreed upon and regular', {}, 'NETWORK', []],
    ['as many as the platform allows', { people: 25 }, 'NETWORK', []],
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
    const plan = planInput(changes) as Parameters<typeof groupKindOf>[0];
    expect(groupKindOf(plan)).toEqual({ is, because });
    if (is === 'NETWORK') return;
    await expect(initiateNetwork(await createPerson(server), 'Ikkje nettverk', { plan })).rejects.toMatchObject({
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

describe('an organisation', () => {
  type Listed = { orgnr: string; aliases: string[]; name: { nn: string } };
  const listed = async (person: Person) =>
    (await person.ask<{ organisations: Listed[] }>('{ organisations { orgnr aliases name { nn } } }')).organisations;
  const addOwn = async (person: Person, orgnr: string, name: string) =>
    (
      await person.ask<{ addOwnOrganisation: Listed }>(
        'mutation ($input: OwnOrganisationInput!) { addOwnOrganisation(input: $input) { orgnr aliases name { nn } } }',
        { input: { orgnr, name } },
      )
    ).addOwnOrganisation;

  it('is chosen among all public bodies, each municipality by itself, and found by the short name', async () => {
    const all = await listed(await createPerson(server));
    const shared = 'Kommunar/fylkeskommunar';
    const expected = organisations.organisations.filter(({ name }) => name.nn !== shared);
    expect(all.map(({ orgnr }) => orgnr).sort()).toEqual(expected.map(({ orgnr }) => orgnr).sort());
    for (const { orgnr } of organisations.organisations)
      if (!orgnr.startsWith('K')) expect({ orgnr, holds: isOrganisationNumber(orgnr) }).toEqual({ orgnr, holds: true });
    const known = (word: string) => all.find(({ aliases, name }) => aliases.includes(word) || name.nn === word)?.orgnr;
    expect(['NAV', 'Digdir', 'Bergen kommune', 'Haram kommune', 'Vestland fylkeskommune'].map(known)).toEqual([
      ...['889640782', '991825827', '964338531', 'K1580', '821311632'],
    ]);
    expect(new Set(all.map(({ name }) => name.nn)).size).toBe(all.length);
  });

  it('that one person adds is theirs, by a number that checks itself, and is in nobody else’s list', async () => {
    const [person, other] = [await createPerson(server), await createPerson(server)];
    await expect(addOwn(person, '983887459', 'Feil')).rejects.toMatchObject({
      fields: [{ field: 'orgnr', rule: 'organisationNumber' }],
    });
    expect(await addOwn(person, '974760673', 'Noko anna')).toMatchObject({ name: { nn: 'Brønnøysundregistera' } });
    const own = await addOwn(person, '923609016', 'Vassverket i Døme');
    await person.saveProfile('Siri Dømesen', 'Dagleg leiar', own.orgnr);
    expect(await listed(person)).toContainEqual(own);
    expect(await listed(other)).not.toContainEqual(own);
    expect(await addOwn(other, own.orgnr, 'Eit anna namn')).toEqual(own);
  });

  it('stays with those who chose «Kommunar/fylkeskommunar», until they choose', async () => {
    const person = await createPerson(server);
    await server.database.asSuperuser(`UPDATE people SET orgnr = '971032146' WHERE id = $1`, [person.id]);
    expect(await listed(person)).toContainEqual(expect.objectContaining({ orgnr: '971032146' }));
    await person.saveProfile('Siri Dømesen', 'Kommunedirektør', '964338531');
    expect(await listed(person)).not.toContainEqual(expect.objectContaining({ orgnr: '971032146' }));
  });
});

describe('an initiator', () => {
  it('begins a private draft, as facilitator, with the charter accepted', async () => {
    const initiator = await createPerson(server);
    const id = await initiateNetwork(initiator, 'Mitt utkast', { programmeId: await createProgramme(server) });
    const seen = await viewNetwork(
      initiator,
      id,
      'stage listed charterVersion similarSeen programme { name } mySeat { role state } seats { id } stageRights { announce activate discard close }',
    );
    expect(seen).toMatchObject({
      stage: 'DRAFT',
      listed: false,
      charterVersion: 1,
      similarSeen: true,
      programme: { name: 'Leiarprogrammet' },
      mySeat: { role: 'FACILITATOR', state: 'ACTIVE' },
      stageRights: { announce: true, activate: false, discard: true, close: false },
    });
    await expect(invite(initiator, id)).rejects.toMatchObject(notFound);
    await expect(viewNetwork(await createPerson(server), id, 'id')).rejects.toMatchObject(notFound);
    await expect(viewNetwork(administrator, id, 'id')).rejects.toMatchObject(notFound);
  });

  it('is any leader with a profile, and never the administrator of the platform', async () => {
    await expect(initiateNetwork(administrator, 'Administratoren sitt')).rejects.toMatchObject(notFound);
    const nameless = await new Person(server, 'utannamn@example.org').signIn();
    await expect(initiateNetwork(nameless, 'Utan namn')).rejects.toMatchObject({ fields: [{ field: 'profile' }] });
    await expect(initiateNetwork(new Person(server, 'x@example.org'), 'Ingen')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('links it to a programme that has not ended', async () => {
    const initiator = await createPerson(server);
    const programmeId = await createProgramme(server, 'Avslutta', true);
    await expect(initiateNetwork(initiator, 'For seint', { programmeId })).rejects.toMatchObject({
      fields: [{ field: 'programmeId', rule: 'effort' }],
    });
    const { ongoingProgrammes } = await initiator.ask<{ ongoingProgrammes: { name: string }[] }>(
      '{ ongoingProgrammes { name } }',
    );
    expect(ongoingProgrammes.map(({ name }) => name)).not.toContain('Avslutta');
  });

  it('has five drafts at most, however many at once', async () => {
    const initiator = await createPerson(server);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => initiateNetwork(initiator, `Utkast ${i}`)),
    );
    const made = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(made).toHaveLength(5);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ fields: [{ field: 'drafts', rule: 'max' }] });
    await changeStage(initiator, 'discardNetwork', made[0] ?? '');
    await initiateNetwork(initiator, 'I staden');
    await expect(viewNetwork(initiator, made[0] ?? '', 'id')).rejects.toMatchObject(notFound);
  });

  it('saves a meeting place for later, for themselves alone', async () => {
    const [one, other] = [await createPerson(server), await createPerson(server)];
    const save = 'mutation ($input: SaveMeetingPlaceInput!) { saveMeetingPlace(input: $input) { id name } }';
    const id = crypto.randomUUID();
    await one.ask(save, { input: { id, name: 'Ope forum', purpose: 'For alle' } });
    await one.ask(save, { input: { id, name: 'Ope forum i Førde', purpose: 'For alle' } });
    expect(await one.ask('{ savedMeetingPlaces { name } }')).toEqual({
      savedMeetingPlaces: [{ name: 'Ope forum i Førde' }],
    });
    expect(await other.ask('{ savedMeetingPlaces { name } }')).toEqual({ savedMeetingPlaces: [] });
    const discard = 'mutation ($id: ID!) { discardMeetingPlace(id: $id) { id } }';
    await expect(other.ask(discard, { id })).rejects.toMatchObject(notFound);
    // Another person's id is an id like any other: it tells nothing and changes nothing.
    expect(await other.ask(save, { input: { id, name: 'Mitt', purpose: 'x' } })).toMatchObject({
      saveMeetingPlace: [{ name: 'Mitt' }],
    });
    expect(await one.ask('{ savedMeetingPlaces { name } }')).toEqual({
      savedMeetingPlaces: [{ name: 'Ope forum i Førde' }],
    });
    expect(await one.ask(discard, { id })).toEqual({ discardMeetingPlace: [] });
  });
});

describe('those alike', () => {
  it('of the whole overview are found by words in either form of Norwegian, those that share most first', async () => {
    const entry = (title: string, kind: string, origin: string, status = 'LISTED') =>
      server.database.asSuperuser(
        `INSERT INTO open.entries (id, kind, origin, status, title, purpose, published_at, changed_at, confirmed_at)
         VALUES (gen_random_uuid(), $2, $3, $4, $1, 'For leiarar på fyrtårn', now(), now(), now())`,
        [title, kind, origin, status],
      );
    await entry('Fyrvaktarforum', 'MEETING_PLACE', 'ELSEWHERE');
    await entry('Fyrvaktarar som leier omstilling', 'NETWORK', 'OWN');
    await entry('Fyrvaktarar som var', 'INFORMAL', 'ELSEWHERE', 'CLOSED');
    const ask = async (words: string) =>
      (
        await (
          await createPerson(server)
        ).ask<{ similarEntries: { title: string }[] }>(
          `query ($words: String!) { similarEntries(words: $words) { title kind elsewhere } }`,
          { words },
        )
      ).similarEntries;
    expect(await ask('omstilling for fyrvakter og ledere på fyr')).toEqual([
      { title: 'Fyrvaktarar som leier omstilling', kind: 'NETWORK', elsewhere: false },
      { title: 'Fyrvaktarforum', kind: 'MEETING_PLACE', elsewhere: true },
    ]);
    expect(await ask('og for som')).toEqual([]);
  });

  const similar = async (words: string) =>
    (
      await (
        await createPerson(server)
      ).ask<{ similarNetworks: Record<string, unknown>[] }>(
        `query ($words: String!) { similarNetworks(words: $words) {
           id name stage organiserType organiserName seatsFor everyWeeks seatsTaken seatsFree size } }`,
        { words },
      )
    ).similarNetworks;

  it('are found by words of the name, the purpose, the role and the basis, whatever their endings', async () => {
    const room = await createReadyNetwork(server, 'Havnefogdar i Finnmark');
    await updateSettings(room.facilitator, room.id, { listed: true });
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
          size: 'FEW',
        },
      ]);
    }
    expect(await similar('i og for nettverk')).toEqual([]);
    expect(await similar('')).toEqual([]);
    expect(await similar("'; %_\\ (")).toEqual([]);
  });

  it('never count one that is not listed, a draft or one whose life is over', async () => {
    const room = await createReadyNetwork(server, 'Kvalrossforskarar');
    expect(await similar('kvalrossforskarar')).toEqual([]);
    await updateSettings(room.facilitator, room.id, { listed: true });
    expect(await similar('kvalrossforskarar')).toHaveLength(1);
    for (const stage of ['DRAFT', 'SPLIT', 'CLOSED'] as const) {
      await inStage(server, room.id, stage);
      expect(await similar('kvalrossforskarar')).toEqual([]);
    }
  });

  it('show a size band and no exact size for a trade union’s network', async () => {
    const room = await createReadyNetwork(server, 'Tillitsvalde fyrvaktarar');
    const organiser = { type: 'TRADE_UNION', name: 'Fyrvaktarforbundet', orgnr: '971040238' };
    await updateSettings(room.facilitator, room.id, { listed: true, organiser });
    expect(await similar('fyrvaktarar')).toMatchObject([
      { organiserType: 'TRADE_UNION', seatsTaken: null, seatsFree: null, size: 'FEW' },
    ]);
  });
});

describe('until it is active', () => {
  it('its stage and its organiser are in the invitation, and its name in no email', async () => {
    const room = await createReadyNetwork(server, 'Brevet');
    const key = await invite(room.facilitator, room.id);
    const guest = await createPerson(server);
    const { invitation } = await guest.ask<{ invitation: unknown }>(
      'query ($key: String!) { invitation(key: $key) { stage organiserType organiserName } }',
      { key },
    );
    expect(invitation).toEqual({ stage: 'FORMING', organiserType: 'PUBLIC', organiserName: 'Kartverket' });
    const send = 'mutation ($input: InviteInput!) { invite(input: $input) { link } }';
    await room.facilitator.ask(send, { input: { networkId: room.id, role: 'MEMBER', email: 'brev@example.org' } });
    await until(() => server.output.includes('brev@example.org: Du er invitert til Krets'));
    expect(server.output).not.toContain('Brevet');
  });

  it('the administrator founds one for others in the same stage', async () => {
    const id = await foundNetwork(administrator, 'Stifta');
    const facilitator = await createPerson(server);
    await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'));
    expect(await stageOf(facilitator, id)).toBe('FORMING');
    await facilitator.ask('mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }', {
      input: { networkId: id, replaces: 1, charter: charterInput() },
    });
    expect(await missingRequirements(facilitator, id)).toEqual(['F4', 'F6', 'F10', 'F11', 'F12']);
  });
});
