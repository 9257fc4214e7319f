import { describe, expect, it } from '@jest/globals';
import { type Digest, nextDigest } from '@krets/server/dist/notices/digest-times.js';
import { type Due, decide, quietUntil } from '@krets/server/dist/notices/notice-delivery.policy.js';

const at = (text: string) => new Date(text);
/** A Tuesday; Norway is one hour ahead of UTC. */
const noon = at('2026-12-01T12:00:00+01:00');
const due = (changes: Partial<Due> = {}): Due => ({
  ...{ kind: 'ANSWER', level: 'WAITING', thread: 'AS_ROOM', stage: 'ACTIVE' },
  createdAt: at('2026-12-01T11:45:00+01:00'),
  ...changes,
});
const mail = (changes: Partial<Due> = {}, recent: string[] = [], wants = true, now = noon) =>
  decide('mail', due(changes), { wants, recent: recent.map(at) }, now);

describe('whether a notice leaves Krets', () => {
  it('is decided by the choices, the room and its age', () => {
    expect(mail()).toBe('send');
    expect(mail({}, [], false)).toBe('drop');
    expect(mail({ level: 'DIGEST' })).toBe('drop');
    expect(mail({ thread: 'MUTE' })).toBe('drop');
    expect(mail({ kind: 'NEW_THREAD' })).toBe('drop');
    expect(mail({ kind: 'NEW_THREAD', thread: 'FOLLOW' })).toBe('send');
    for (const stage of ['PAUSED', 'SPLIT', 'CLOSED'] as const) expect(mail({ stage })).toBe('drop');
    expect(mail({ createdAt: at('2026-11-26T12:00:00+01:00') })).toBe('drop');
    // Friday afternoon to Monday morning is no time at all.
    expect(mail({ createdAt: at('2026-11-27T20:00:00+01:00') }, [], true, at('2026-11-30T07:00:00+01:00'))).toBe(
      'send',
    );
  });

  it('and waits an hour after the last one, and for the next working day after three', () => {
    expect(mail({}, ['2026-12-01T11:30:00+01:00'])).toEqual({ hold: at('2026-12-01T12:30:00+01:00') });
    expect(mail({}, ['2026-12-01T10:59:00+01:00'])).toBe('send');
    const three = ['2026-12-01T07:30:00+01:00', '2026-12-01T08:40:00+01:00', '2026-12-01T10:00:00+01:00'];
    expect(mail({}, three)).toEqual({ hold: at('2026-12-02T07:00:00+01:00') });
    expect(mail({}, three.slice(1))).toBe('send');
    // What must be told is told at once.
    expect(
      decide(
        'mail',
        due({ kind: 'SEAT_ENDED', level: 'SILENT' }),
        { wants: false, recent: [] },
        at('2026-12-25T03:00:00Z'),
      ),
    ).toBe('send');
  });

  it('of a meeting is pushed when it begins within 48 hours, and a change waits for no other then', () => {
    const meeting = (kind: Due['kind'], startsAt: string, now = noon, channel: 'mail' | 'push' = 'push') =>
      decide(
        channel,
        due({ kind, startsAt: at(startsAt), createdAt: now }),
        { wants: true, recent: [at('2026-12-01T11:55:00+01:00')] },
        now,
      );
    const [near, far] = ['2026-12-03T11:59:00+01:00', '2026-12-03T12:01:00+01:00'];
    for (const kind of ['MEETING_MOVED', 'MEETING_CANCELLED'] as const) {
      expect([meeting(kind, near), meeting(kind, far), meeting(kind, near, noon, 'mail')]).toEqual([
        'send',
        'drop',
        'send',
      ]);
      expect(meeting(kind, far, noon, 'mail')).toEqual({ hold: at('2026-12-01T12:55:00+01:00') });
      // It has begun.
      expect(meeting(kind, '2026-12-01T11:00:00+01:00')).toBe('drop');
    }
    expect(meeting('MEETING_CALLED', near)).toEqual({ hold: at('2026-12-01T12:55:00+01:00') });
    // On a Saturday: what begins within a day does not wait for Monday.
    const saturday = at('2026-12-05T12:00:00+01:00');
    expect(meeting('MEETING_CANCELLED', '2026-12-06T11:00:00+01:00', saturday)).toBe('send');
    expect(meeting('MEETING_CANCELLED', '2026-12-06T13:00:00+01:00', saturday)).toEqual({
      hold: at('2026-12-07T07:00:00+01:00'),
    });
  });

  it('tells at any hour that a meeting begins, by push alone, and not when it has begun', () => {
    const soon = due({ kind: 'MEETING_SOON', createdAt: at('2026-12-01T20:00:00+01:00') });
    const recent = [at('2026-12-01T19:50:00+01:00')];
    const push = (now: string) => decide('push', soon, { wants: true, recent }, at(now));
    expect(push('2026-12-01T20:00:10+01:00')).toBe('send');
    expect(push('2026-12-01T20:31:00+01:00')).toBe('drop');
    expect(decide('mail', soon, { wants: true, recent: [] }, at('2026-12-01T20:00:10+01:00'))).toBe('drop');
  });

  it.each([
    ['a night', '2026-12-01T17:00:00+01:00', '2026-12-02T07:00:00+01:00'],
    ['an early morning', '2026-12-01T06:59:00+01:00', '2026-12-01T07:00:00+01:00'],
    ['a weekend', '2026-11-28T12:00:00+01:00', '2026-11-30T07:00:00+01:00'],
    ['Easter, over the change of the clock', '2027-03-24T18:00:00+01:00', '2027-03-30T07:00:00+02:00'],
    ['the Constitution Day', '2027-05-14T17:30:00+02:00', '2027-05-18T07:00:00+02:00'],
    ['Christmas', '2026-12-24T17:00:00+01:00', '2026-12-28T07:00:00+01:00'],
    ['nothing in working hours', '2026-12-01T16:59:00+01:00', '2026-12-01T16:59:00+01:00'],
  ])('is held over %s', (_, from, until) => {
    expect(quietUntil(at(from))).toEqual(at(until));
  });
});

describe('the next digest', () => {
  it.each([
    ['WEEKLY', '2026-12-01T12:00:00+01:00', '2026-12-07T07:00:00+01:00'],
    ['WEEKLY', '2026-12-07T07:00:00+01:00', '2026-12-14T07:00:00+01:00'],
    ['WEEKLY', '2026-12-07T06:59:59+01:00', '2026-12-07T07:00:00+01:00'],
    // Easter Monday, and the Constitution Day, are followed by a Tuesday.
    ['WEEKLY', '2027-03-28T12:00:00+02:00', '2027-03-30T07:00:00+02:00'],
    ['WEEKLY', '2027-03-30T06:00:00+02:00', '2027-03-30T07:00:00+02:00'],
    ['WEEKLY', '2027-05-15T12:00:00+02:00', '2027-05-18T07:00:00+02:00'],
    ['DAILY', '2026-12-04T08:00:00+01:00', '2026-12-07T07:00:00+01:00'],
    // The weeks in which the clock is changed.
    ['WEEKLY', '2026-03-28T12:00:00+01:00', '2026-03-30T07:00:00+02:00'],
    ['WEEKLY', '2027-10-25T07:00:00+02:00', '2027-11-01T07:00:00+01:00'],
    ['DAILY', '2027-10-29T07:00:00+02:00', '2027-11-01T07:00:00+01:00'],
    ['DAILY', '2027-05-14T07:00:00+02:00', '2027-05-18T07:00:00+02:00'],
  ] as [Digest, string, string][])('%s after %s', (digest, now, next) => {
    expect(nextDigest(digest, at(now))).toEqual(at(next));
  });

  it('is every second week the same for all, and never for those who want none', () => {
    const first = nextDigest('FORTNIGHTLY', noon) as Date;
    const second = nextDigest('FORTNIGHTLY', first) as Date;
    // Christmas is on no Monday in between.
    expect((second.getTime() - first.getTime()) / 86_400_000).toBe(14);
    expect(nextDigest('NEVER', noon)).toBeNull();
  });
});
