import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  type Candidate,
  type Circumstances,
  orderAgenda,
  picksAmong,
} from '@krets/server/dist/meetings/agenda-order.policy.js';
import {
  mayBeLonger,
  mayMoveOn,
  mayVote,
  type Run,
  stepAfter,
  stepsOf,
  withMoreTime,
} from '@krets/server/dist/meetings/meeting-run.policy.js';
import { nextDays, timesOf } from '@krets/server/dist/meetings/meeting-times.policy.js';
import { rounds } from '../support/rounds.js';

const item = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  ...{ id, ownerId: id, minutes: 10, waited: 0, decideBy: null },
  ...changes,
});
const given = (changes: Partial<Circumstances> = {}): Circumstances => ({
  ...{ choices: [], minutes: 60, nextDay: '2027-03-01', takenBefore: [], seed: '00' },
  ...changes,
});
const ids = (items: Candidate[], circumstances: Circumstances) => orderAgenda(items, circumstances).map(({ id }) => id);

/** As the rule is written, with fractions: each choice of a member counts 1/(1 + how many of theirs are in). Nothing has a day to be decided by, or had time before. */
function orderByDefinition(
  items: readonly Candidate[],
  choices: readonly (readonly string[])[],
  seed: string,
): string[] {
  const order: string[] = [];
  const lotOf = (id: string) => createHash('sha256').update(`${seed}${id}`).digest('hex');
  const scoreOf = (id: string) =>
    choices
      .filter((chosen) => chosen.includes(id))
      .reduce((sum, chosen) => sum + 1 / (1 + chosen.filter((one) => order.includes(one)).length), 0);
  while (order.length < items.length) {
    const [best] = items
      .filter(({ id }) => !order.includes(id))
      .map((one) => ({ ...one, score: Math.round(scoreOf(one.id) * 1e6), lot: lotOf(one.id) }))
      .sort((a, b) => b.score - a.score || b.waited - a.waited || (a.lot < b.lot ? -1 : 1));
    order.push(best?.id ?? '');
  }
  return order;
}

describe('the order of an agenda', () => {
  it('lets a choice count half when another of the same member is in, so that the minority gets something', () => {
    const items = ['a', 'b', 'c', 'z'].map((id) => item(id));
    const majority = ['a', 'b', 'c'];
    const choices = [majority, majority, majority, ['z'], ['z']];
    expect(ids(items, given({ choices })).slice(0, 2).sort()).toEqual(expect.arrayContaining(['z']));
  });

  it.each<[string, Candidate[], Partial<Circumstances>, string[], (string | null)[]]>([
    ['what more members chose', [item('a'), item('b')], { choices: [['b']] }, ['b', 'a'], ['CHOSEN', null]],
    ['what has waited longer', [item('a'), item('b', { waited: 2 })], {}, ['b', 'a'], ['WAITED', null]],
    [
      'what must be decided first',
      [item('a', { decideBy: '2027-02-20' }), item('b', { decideBy: '2027-02-10' })],
      {},
      ['b', 'a'],
      ['DECIDE_BY', null],
    ],
    [
      'whose owner has had no time before',
      [item('a', { ownerId: 'had' }), item('b', { ownerId: 'new' })],
      { takenBefore: [['had']] },
      ['b', 'a'],
      ['TURN', null],
    ],
    [
      'whose owner had time longest ago',
      [item('a', { ownerId: 'last' }), item('b', { ownerId: 'before' })],
      { takenBefore: [['last'], ['before']] },
      ['b', 'a'],
      ['TURN', null],
    ],
    [
      'neither of two that need not be decided before the meeting after',
      [item('a', { decideBy: '2027-05-01', waited: 1 }), item('b', { waited: 2 })],
      {},
      ['b', 'a'],
      ['WAITED', null],
    ],
  ])('puts first %s', (_, items, circumstances, order, reasons) => {
    const placed = orderAgenda(items, given(circumstances));
    expect(placed.map(({ id }) => id)).toEqual(order);
    expect(placed.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('draws lots by the seed when nothing else decides', () => {
    const items = [item('a'), item('b'), item('c')];
    const orders = ['01', '02', '03', '04', '05', '06'].map((seed) => ids(items, given({ seed })).join(''));
    expect(new Set(orders).size).toBeGreaterThan(1);
    expect(orderAgenda(items, given())[0]?.reason).toBe('LOT');
  });

  it('gives time to what fits, also after something that does not', () => {
    const items = [item('long', { minutes: 45, waited: 3 }), item('longer', { minutes: 45, waited: 2 }), item('short')];
    expect(orderAgenda(items, given()).map(({ id, hasTime }) => [id, hasTime])).toEqual([
      ['long', true],
      ['longer', false],
      ['short', true],
    ]);
  });

  it.each([
    [1, 1],
    [2, 1],
    [4, 2],
    [5, 2],
    [6, 3],
    [30, 3],
  ])('lets each choose among %i items %i', (items, picks) => expect(picksAmong(items)).toBe(picks));

  it('is the same in whichever order it is told, and leaves no large group without any of its choices', () => {
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const shuffled = <T>(list: readonly T[]) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = random(i + 1);
        [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
      }
      return copy;
    };
    for (let round = 0; round < rounds(2_000, 10_000); round++) {
      const members = 4 + random(22);
      const items = Array.from({ length: 2 + random(10) }, (_, n) =>
        item(`i${n}`, { ownerId: `p${n % members}`, waited: random(3) }),
      );
      const most = picksAmong(items.length);
      const choices = Array.from({ length: members }, () =>
        shuffled(items)
          .slice(0, random(most + 1))
          .map(({ id }) => id),
      );
      const seed = String(round);
      const order = ids(items, given({ choices, seed }));
      expect(ids(shuffled(items), given({ choices: shuffled(choices), seed }))).toEqual(order);
      expect(orderByDefinition(items, choices, seed)).toEqual(order);
      const places = Math.min(5, items.length);
      const above = order.slice(0, places);
      for (const { id } of items) {
        const group = choices.filter((chosen) => chosen.includes(id));
        if (group.length >= members / places)
          expect(group.some((chosen) => chosen.some((one) => above.includes(one)))).toBe(true);
      }
    }
  });
});

const hoursBetween = (a: Date, b: Date) => (b.getTime() - a.getTime()) / 3_600_000;

describe('the times of a meeting', () => {
  it.each([
    ['before the clocks go forward', '2027-03-27', '09:00', '2027-03-27T08:00:00.000Z'],
    ['after it', '2027-03-29', '09:00', '2027-03-29T07:00:00.000Z'],
    ['before they go back', '2027-10-30', '09:00', '2027-10-30T07:00:00.000Z'],
    ['after it', '2027-11-01', '09:00', '2027-11-01T08:00:00.000Z'],
    ['in the hour that is skipped', '2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
    ['in the first of two hours alike', '2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
  ])('are those of the local clock %s', (_, day, time, instant) => {
    expect(timesOf(day, time, 60, new Date('2026-12-01T00:00:00Z')).startsAt.toISOString()).toBe(instant);
  });

  it('go on across midnight and across a change of the clock by the length of the meeting', () => {
    const { startsAt, endsAt } = timesOf('2027-03-27', '23:00', 300, new Date('2026-12-01T00:00:00Z'));
    expect(hoursBetween(startsAt, endsAt)).toBe(5);
  });

  it.each([
    // Hours ahead, hours from now until choosing begins, hours before the start at which it ends.
    [20 * 24, 13 * 24, 24],
    [9 * 24, 2 * 24, 24],
    [5 * 24, 0, 24],
    [30, 0, 15],
    [5, 0, 2.5],
  ])('called %i hours ahead, choosing begins in %i hours and ends %d hours before', (ahead, opens, closes) => {
    const now = new Date(new Date('2027-02-10T11:00:00Z').getTime() - ahead * 3_600_000);
    const { startsAt, picksOpenAt, picksCloseAt } = timesOf('2027-02-10', '12:00', 60, now);
    expect(hoursBetween(now, picksOpenAt)).toBe(opens);
    expect(hoursBetween(picksCloseAt, startsAt)).toBe(closes);
  });

  it('leave no time to choose when it is called in its last hours', () => {
    const now = new Date('2027-02-10T08:30:00Z');
    const { picksOpenAt, picksCloseAt } = timesOf('2027-02-10', '12:00', 60, now);
    expect([picksOpenAt, picksCloseAt]).toEqual([now, now]);
  });
});

describe('the rhythm', () => {
  it('goes on from the last meeting', () => {
    expect(nextDays('2027-02-02', 4, 2, new Date('2027-02-10T12:00:00Z'))).toEqual(['2027-03-02', '2027-03-30']);
  });

  it('leaves a holiday to the same weekday a week later, and goes on from the day that was meant', () => {
    // Ascension is on 6 May 2027, a Thursday.
    expect(nextDays('2027-04-08', 4, 2, new Date('2027-04-10T12:00:00Z'))).toEqual(['2027-05-13', '2027-06-03']);
  });

  it('begins from today when the last meeting was long ago', () => {
    expect(nextDays('2026-01-06', 4, 1, new Date('2027-02-10T12:00:00Z'))).toEqual(['2027-03-10']);
    expect(nextDays(null, 4, 1, new Date('2027-02-10T12:00:00Z'))).toEqual(['2027-03-10']);
  });
});

describe('a meeting under way', () => {
  const run = (changes: Partial<Run> = {}): Run => ({
    steps: stepsOf(
      [
        { id: 'a', kind: 'CHALLENGE', minutes: 20, hasTime: true },
        { id: 'c', kind: 'OTHER', minutes: 10, hasTime: false },
        { id: 'b', kind: 'TRIOS', minutes: 20, hasTime: true },
      ],
      120,
    ),
    ...{ step: 0, extensions: 0, choosingUntil: null, stepStartedAt: at(0), stepEndsAt: at(10) },
    ...changes,
  });
  const at = (minutes: number) => new Date(Date.parse('2027-02-10T11:00:00Z') + minutes * 60_000);
  const kinds = (steps: Run['steps']) => steps.map(({ kind, itemId }) => itemId ?? kind);

  it('has a frame around its items, with a pause among them when it is long', () => {
    expect(kinds(run().steps)).toEqual([
      ...['CHECK_IN', 'FOLLOW_UP', 'AGENDA', 'a', 'PAUSE', 'b', 'c', 'LEARNING', 'NEXT_DATE'],
    ]);
    expect(kinds(stepsOf([{ id: 'a', kind: 'OTHER', minutes: 20, hasTime: true }], 45))).toEqual([
      'CHECK_IN',
      'a',
      'LEARNING',
      'NEXT_DATE',
    ]);
  });

  it('passes over what is there if time allows when it does not, and ends after the last part', () => {
    // Fifteen minutes are needed for what closes the meeting.
    expect(stepAfter(run({ step: 5 }), at(120), at(95))).toBe(6);
    expect(stepAfter(run({ step: 5 }), at(120), at(96))).toBe(7);
    expect(stepAfter(run({ step: 8 }), at(120), at(60))).toBeNull();
  });

  it('gives half the time again, then five minutes, then no more', () => {
    const first = withMoreTime(run({ step: 3, stepEndsAt: at(20) }), at(20));
    expect(first.stepEndsAt).toEqual(at(30));
    const second = withMoreTime(first, at(30));
    expect(second.stepEndsAt).toEqual(at(35));
    expect(mayBeLonger(second)).toBe(false);
  });

  it('goes on by the group when its time is up, and before that by who leads the part alone', () => {
    const now = run();
    expect([mayMoveOn(now, true, at(3)), mayMoveOn(now, false, at(3))]).toEqual([true, false]);
    // Not even who leads the part, while the members say what they want.
    expect([mayMoveOn(now, true, at(10)), mayMoveOn(now, false, at(10))]).toEqual([false, false]);
    expect(mayMoveOn(now, false, new Date(at(10).getTime() + 20_000))).toBe(true);
    expect(mayVote(now, at(9))).toBe(false);
    expect(mayVote(now, at(10))).toBe(true);
    expect(mayVote(now, at(11))).toBe(false);
    expect(mayMoveOn(run({ extensions: 2 }), false, at(10))).toBe(true);
  });
});
