import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formCodes } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import {
  changeStage,
  createProgramme,
  createReadyNetwork,
  inDays,
  initiateNetwork,
  inStage,
  missingRequirements,
  settingsInput,
  updateSettings,
  viewNetwork,
  withoutTriggers,
} from '../support/network-lifecycle.js';
import { acceptCharter, createPerson, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('the form', () => {
  it('is filled in piece by piece, what is left out stays, and a change of size is logged', async () => {
    const initiator = await createPerson(server);
    const id = await initiateNetwork(initiator, 'Bit for bit');
    expect(await missingRequirements(initiator, id)).toEqual(
      formCodes.filter((code) => !['F1', 'F3', 'F5', 'F7', 'F8'].includes(code)),
    );
    await updateSettings(initiator, id, { organiser: settingsInput().organiser });
    await updateSettings(initiator, id, { nextDates: [inDays(40), inDays(10)], reviewBy: inDays(100) });
    await updateSettings(initiator, id, {
      sizes: { min: 3, from: 4, to: 5, warn: 6, max: 6 },
      programmeId: await createProgramme(server),
    });
    expect(
      await viewNetwork(
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
    expect(await missingRequirements(initiator, id)).toEqual(['F2', 'F6', 'F9', 'F12']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an organisation number that is none', { organiser: { type: 'PUBLIC', name: 'x', orgnr: '123456789' } }, 'orgnr'],
    ['sizes in disorder', { sizes: { min: 6, from: 4, to: 8, warn: 10, max: 15 } }, 'order'],
    ['a warning that never comes', { sizes: { min: 4, from: 6, to: 8, warn: 20, max: 15 } }, 'order'],
    ['more seats than the platform allows', { sizes: { min: 4, from: 6, to: 8, warn: 10, max: 26 } }, 'max'],
    ['a review that was', { reviewBy: inDays(-1) }, 'withinAYear'],
    ['a review too far away', { reviewBy: inDays(400) }, 'withinAYear'],
    ['the same date twice', { nextDates: [inDays(5), inDays(5)] }, 'unique'],
    ['an effort that is none', { programmeId: crypto.randomUUID() }, 'effort'],
  ])('refuses %s', async (_, changes, rule) => {
    const initiator = await createPerson(server);
    const id = await initiateNetwork(initiator, 'Feil i forma');
    await expect(updateSettings(initiator, id, changes)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ rule }],
    });
  });

  it('lets nobody overwrite settings they have not seen, and disturbs nobody who changes others', async () => {
    const initiator = await createPerson(server);
    const id = await initiateNetwork(initiator, 'To om forma');
    const organiser = { type: 'PUBLIC', name: 'Kartverket', orgnr: '971040238' };
    const [before, after] = [[inDays(10)], [inDays(10), inDays(40)]];
    await updateSettings(initiator, id, { organiser, nextDates: before, replaces: { nextDates: [] } });
    const stale = { code: 'BAD_INPUT', fields: [{ field: 'replaces', rule: 'stale' }] };
    for (const unseen of [{}, { nextDates: [] }, { nextDates: after }, { organiser }])
      await expect(updateSettings(initiator, id, { nextDates: after, replaces: unseen })).rejects.toMatchObject(stale);
    await updateSettings(initiator, id, { nextDates: after, replaces: { nextDates: before } });
    const renamed = { ...organiser, name: 'Kartverket i Bergen' };
    await updateSettings(initiator, id, { organiser: renamed, replaces: { organiser, nextDates: before } });
    await expect(updateSettings(initiator, id, { organiser, replaces: { organiser } })).rejects.toMatchObject(stale);
    const sizes = { min: 4, from: 5, to: 6, warn: 8, max: 12 };
    await updateSettings(initiator, id, { sizes });
    await updateSettings(initiator, id, { sizes: { ...sizes, max: 13 }, replaces: { sizes } });
    await expect(updateSettings(initiator, id, { sizes, replaces: { sizes } })).rejects.toMatchObject(stale);
  });

  it('has no room for fewer seats than are taken', async () => {
    const room = await createReadyNetwork(server, 'Full', 4);
    await expect(
      updateSettings(room.facilitator, room.id, { sizes: { min: 2, from: 3, to: 4, warn: 4, max: 4 } }),
    ).rejects.toMatchObject({ code: 'FULL' });
  });
});

describe('activation', () => {
  let room: TestNetwork;
  beforeAll(async () => {
    room = await createReadyNetwork(server, 'Ved porten');
  });

  const network = (set: string) => () => `UPDATE networks SET ${set} WHERE id = '${room.id}'`;
  const charter = (set: string) => () => `UPDATE charters SET ${set} WHERE network_id = '${room.id}'`;
  it.each<[string, string, () => string, () => string]>([
    ['F1', 'a purpose', network(`purpose = ' '`), network(`purpose = 'x'`)],
    ['F2', 'what it is built on', charter(`basis = '{}'`), charter(`basis = '{ROLE}'`)],
    ['F2', 'who the seats are for', charter(`seats_for = ''`), charter(`seats_for = 'x'`)],
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
    ['F10', 'an effort', network('programme_id = NULL'), network('programme_id = (SELECT id FROM programmes LIMIT 1)')],
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
    await withoutTriggers(server, lacks());
    expect(await missingRequirements(room.facilitator, room.id)).toEqual([code]);
    await expect(changeStage(room.facilitator, 'activateNetwork', room.id)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ field: 'stage', rule: 'form' }],
    });
    await withoutTriggers(server, mends());
    expect(await missingRequirements(room.facilitator, room.id)).toEqual([]);
  });

  it('F5: is refused without a facilitator or a rotation', async () => {
    const member = room.members[0] as Person;
    await withoutTriggers(server, `UPDATE seats SET role = 'MEMBER' WHERE network_id = '${room.id}'`);
    expect(await missingRequirements(member, room.id)).toEqual([]);
    await withoutTriggers(server, charter(`rotation = 'NONE'`)());
    expect(await missingRequirements(member, room.id)).toEqual(['F5']);
    await withoutTriggers(
      server,
      `UPDATE seats SET role = 'FACILITATOR' WHERE id = '${room.seatOf.get(room.facilitator)}'`,
    );
  });

  it('happens once when nothing is missing, and is in the log', async () => {
    await changeStage(room.facilitator, 'activateNetwork', room.id);
    await changeStage(room.facilitator, 'activateNetwork', room.id);
    const { log } = await viewNetwork<{ log: { kind: string; detail: string }[] }>(
      room.members[0] as Person,
      room.id,
      'log { kind detail }',
    );
    expect(log.filter(({ kind }) => kind === 'STAGE_CHANGED').map(({ detail }) => detail)).toEqual([
      'ACTIVE',
      'FORMING',
    ]);
  });

  describe('F9 and one who has a seat and says neither yes nor no', () => {
    const silent = () => room.seatOf.get(room.members[0] as Person);
    const waits = (days: number) =>
      withoutTriggers(
        server,
        `UPDATE seats SET charter_version = NULL, taken_at = now() - interval '${days} days' WHERE id = '${silent()}';
         UPDATE charters SET made_at = now() - interval '40 days' WHERE network_id = '${room.id}';
         UPDATE networks SET seats_min = 3 WHERE id = '${room.id}'`,
      );
    const activates = async () => {
      await changeStage(room.facilitator, 'activateNetwork', room.id);
      await inStage(server, room.id, 'FORMING');
    };
    beforeAll(() => inStage(server, room.id, 'FORMING'));
    afterAll(() =>
      withoutTriggers(
        server,
        `UPDATE seats SET charter_version = 1, on_leave_at = NULL WHERE network_id = '${room.id}';
         UPDATE networks SET seats_min = 4 WHERE id = '${room.id}'`,
      ),
    );

    it('waits for them as long as an invitation lasts, and no longer', async () => {
      await waits(limits.invitationDays - 1);
      expect(await missingRequirements(room.facilitator, room.id)).toEqual(['F9']);
      await waits(limits.invitationDays);
      expect(await missingRequirements(room.facilitator, room.id)).toEqual([]);
      await activates();
    });

    it('requires enough members who have accepted, whoever it waits for', async () => {
      await waits(limits.invitationDays);
      await withoutTriggers(server, `UPDATE networks SET seats_min = 4 WHERE id = '${room.id}'`);
      expect(await missingRequirements(room.facilitator, room.id)).toEqual(['F12']);
    });

    it('gives no access until they accept, and gives it when they do', async () => {
      await waits(limits.invitationDays);
      const member = room.members[0] as Person;
      await expect(viewNetwork(member, room.id, 'name')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await acceptCharter(member, room.id, 1);
      expect(await viewNetwork(member, room.id, 'name')).toEqual({ name: 'Ved porten' });
    });

    it('restarts the days when the charter changes', async () => {
      await waits(limits.invitationDays);
      await withoutTriggers(server, `UPDATE charters SET made_at = now() WHERE network_id = '${room.id}'`);
      expect(await missingRequirements(room.facilitator, room.id)).toEqual(['F9']);
    });

    it('does not wait for one on leave, who is asked to accept the charter on return', async () => {
      await waits(1);
      await withoutTriggers(server, `UPDATE seats SET on_leave_at = now() WHERE id = '${silent()}'`);
      expect(await missingRequirements(room.facilitator, room.id)).toEqual([]);
      await activates();
    });
  });
});
