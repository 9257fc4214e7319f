import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { meetingsFile } from '@krets/server/dist/meetings/calendar-file.policy.js';
import { timesOf } from '@krets/server/dist/meetings/meeting-times.policy.js';
import { describeWithCalendarClients, OsloCalendar } from '../support/calendar-clients.js';
import { callMeeting, cancelMeeting, chooseCalendar, reviseMeeting } from '../support/meetings.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

async function room(name: string): Promise<TestNetwork & { a: Person; b: Person }> {
  const network = await createNetwork(administrator, name, 2);
  const [a, b] = network.members as [Person, Person];
  return { ...network, a, b };
}

const url = 'https://krets.example.org';
const now = new Date('2026-12-01T12:00:00Z');
const shown = { publicUrl: url, label: 'Krets-møte', language: 'nn' as const, now };
const meeting = (day: string, time: string, minutes = 90, changes = {}) => ({
  ...{ id: randomUUID(), stage: 'CALLED' as const, timeVersion: 1 },
  ...timesOf(day, time, minutes, now),
  ...changes,
});
const make = async (person: Person, label = 'Krets-møte') =>
  (
    await person.ask<{ makeCalendarFeed: string }>(
      'mutation ($input: MakeCalendarFeedInput!) { makeCalendarFeed(input: $input) }',
      { input: { label } },
    )
  ).makeCalendarFeed;
const fetched = async (address: string, method = 'GET') => {
  const response = await fetch(`${server.url}${new URL(address).pathname}`, { method });
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
};

describe('a calendar by subscription', () => {
  it('fetches the meetings of its person, moved and cancelled ones too, and nothing of the room', async () => {
    const { id, facilitator, a } = await room('Løynd i kalenderen');
    const address = await make(a, 'Avtale; viktig, æøå');
    const meeting = await callMeeting(facilitator, id, {
      day: '2027-03-29',
      time: '09:00',
      minutes: 90,
      place: 'Løynd stad',
    });
    const { status, text, type } = await fetched(address);
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text).toContain('DTSTART:20270329T070000Z\r\nDTEND:20270329T083000Z\r\nSUMMARY:Avtale\\; viktig\\, æøå\r\n');
    expect(text).toContain('SEQUENCE:0\r\n');
    expect(text).not.toMatch(/Løynd|ATTENDEE|VALARM|RRULE|VTIMEZONE/);
    await reviseMeeting(facilitator, meeting, 1, { day: '2027-10-31', time: '09:00', minutes: 90 });
    const moved = (await fetched(address)).text;
    expect(moved).toContain('DTSTART:20271031T080000Z');
    expect(moved).toContain('SEQUENCE:1\r\n');
    expect(moved.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    await cancelMeeting(facilitator, meeting);
    const cancelled = (await fetched(address)).text;
    expect(cancelled).toContain('STATUS:CANCELLED');
    expect(cancelled).toContain('SEQUENCE:2\r\n');
    expect(/^UID:.*$/m.exec(cancelled)?.[0]).toBe(/^UID:.*$/m.exec(text)?.[0]);
    const [changed] = await server.database.asSuperuser('SELECT * FROM calendar_feeds WHERE person_id = $1', [a.id]);
    await fetched(address, 'HEAD');
    expect(await server.database.asSuperuser('SELECT * FROM calendar_feeds WHERE person_id = $1', [a.id])).toEqual([
      changed,
    ]);
  });

  it('is empty when the seat has ended, and answers nobody when its address is renewed or dropped', async () => {
    const { id, facilitator, a } = await room('Gått ut');
    const first = await make(a);
    await callMeeting(facilitator, id);
    expect((await fetched(first)).text).toContain('BEGIN:VEVENT');
    const second = await make(a);
    const nothing = await fetched(first);
    expect(nothing.status).toBe(404);
    expect(nothing).toEqual(await fetched(second.replace(/[\w-]{43}/, 'x'.repeat(43))));
    await a.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id, vacant: false) }', { id });
    expect((await fetched(second)).text).not.toContain('BEGIN:VEVENT');
    const changeAccount = (verb: string) =>
      administrator.ask(`mutation ($email: String!) { ${verb}(email: $email) }`, { email: a.email });
    await changeAccount('disableAccount');
    expect(await fetched(second)).toEqual(nothing);
    await changeAccount('enableAccount');
    await a.signIn();
    await chooseCalendar(a, false);
    expect((await fetched(second)).status).toBe(404);
    expect((await fetched(second, 'POST')).status).toBe(405);
  });
});

describeWithCalendarClients('a calendar file in the programs of Debian', () => {
  it('has the hour of Oslo in khal, on both sides of each change of the clock', async () => {
    const days = ['01-12', '03-22', '03-27', '03-29', '07-06', '10-25', '10-30', '11-01'];
    const calendar = await OsloCalendar.make();
    const file = meetingsFile(
      days.map((day) => meeting(`2027-${day}`, '09:15')),
      shown,
    );
    await calendar.import(file);
    expect(await calendar.shown('2027-01-01', 365)).toEqual(
      days.map((day) => `2027-${day} 09:15 10:45 CONFIRMED Krets-møte`),
    );
    await calendar.remove();
  });

  it('is followed by vdirsyncer: what is moved, cancelled and left is seen at the next look, and a dropped address is gone', async () => {
    const { id, facilitator, a } = await room('Abonnert');
    const address = new URL(await make(a));
    const calendar = await OsloCalendar.make(server.url + address.pathname);
    const seen = async () => {
      await calendar.sync();
      return calendar.shown('2027-01-01', 365);
    };
    const first = await callMeeting(facilitator, id, { day: '2027-03-22', time: '09:15' });
    const second = await callMeeting(facilitator, id, { day: '2027-03-30', time: '09:15' });
    const usual = (day: string, state = 'CONFIRMED') => `2027-${day} 09:15 11:15 ${state} Krets-møte`;
    expect(await seen()).toEqual([usual('03-22'), usual('03-30')]);
    await reviseMeeting(facilitator, first, 1, { day: '2027-11-02', time: '09:15' });
    await cancelMeeting(facilitator, second);
    expect(await seen()).toEqual([usual('03-30', 'CANCELLED'), usual('11-02')]);
    // Called again for the same time: another meeting beside the cancelled one.
    await callMeeting(facilitator, id, { day: '2027-03-30', time: '09:15' });
    expect((await seen()).sort()).toEqual([usual('03-30', 'CANCELLED'), usual('03-30'), usual('11-02')]);
    await a.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id, vacant: false) }', { id });
    expect(await seen()).toEqual([]);
    await chooseCalendar(a, false);
    await expect(seen()).rejects.toThrow('Not Found');
    await calendar.remove();
  });
});
