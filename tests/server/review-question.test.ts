import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NeedNumbersService } from '@krets/server/dist/overview/needs/need-numbers.service.js';
import {
  type CountedAnswer,
  nextReviewNumbers,
  type ReviewNumbers,
} from '@krets/server/dist/overview/reviews/review-numbers.policy.js';
import { ReviewNumbersService } from '@krets/server/dist/overview/reviews/review-numbers.service.js';
import { OpenDatabase } from '@krets/server/dist/platform/database/open-database.js';
import { StatisticsDatabase } from '@krets/server/dist/platform/database/statistics-database.js';
import { answerReview, changeStage, createReadyNetwork } from '../support/network-lifecycle.js';
import { createPerson, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;

beforeAll(async () => {
  server = await startServer({ jobs: false });
  room = await createReadyNetwork(server, 'Seks i Sogn', 5);
  await changeStage(room.facilitator, 'activateNetwork', room.id);
});
afterAll(() => server.stop());

type Question = { open: boolean; answered: boolean; average: number | null };
const seenBy = async (person: Person): Promise<Question> => {
  const asked = 'query ($id: ID!) { network(id: $id) { reviewQuestion { open answered average } } }';
  const { network } = await person.ask<{ network: { reviewQuestion: Question } }>(asked, { id: room.id });
  return network.reviewQuestion;
};
const rows = <T extends object>(sql: string, values: unknown[] = []) => server.database.asSuperuser<T>(sql, values);

describe('the question of a review', () => {
  it('is asked while the network is reviewed, once of each, and told as an average when it is over', async () => {
    const { facilitator } = room;
    const [first, ...others] = room.members as [Person, ...Person[]];
    expect(await seenBy(first)).toEqual({ open: false, answered: false, average: null });
    await expect(answerReview(first, room.id, 4)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await changeStage(facilitator, 'reviewNetwork', room.id);
    expect(await seenBy(first)).toEqual({ open: true, answered: false, average: null });
    await expect(answerReview(first, room.id, 6)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const outsider = await createPerson(server);
    await expect(answerReview(outsider, room.id, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });

    await answerReview(first, room.id, 2);
    // A second answer changes nothing.
    await answerReview(first, room.id, 5);
    for (const member of others) await answerReview(member, room.id, 4);
    expect(await seenBy(first)).toEqual({ open: false, answered: true, average: null });
    // Whoever leads the review is told nothing of the others.
    expect(await seenBy(facilitator)).toEqual({ open: true, answered: false, average: null });

    await changeStage(facilitator, 'continueNetwork', room.id);
    // 2, 4, 4, 4 and 4.
    expect(await seenBy(facilitator)).toEqual({ open: false, answered: false, average: 3.5 });
    expect(await rows('SELECT 1 FROM review_voters')).toEqual([]);
    const stored = await rows('SELECT * FROM review_answers ORDER BY answer');
    expect(Object.keys(stored[0] ?? {}).sort()).toEqual(['answer', 'ended_on', 'id', 'network_id', 'seats']);
    expect(stored.map((row) => [(row as { answer: number }).answer, (row as { seats: number }).seats])).toEqual([
      [2, 6],
      [4, 6],
      [4, 6],
      [4, 6],
      [4, 6],
    ]);
  });

  it('has no average when fewer than five have answered', async () => {
    await rows(`UPDATE review_answers SET ended_on = ended_on - 300`);
    await changeStage(room.facilitator, 'reviewNetwork', room.id);
    for (const member of room.members.slice(0, 4)) await answerReview(member, room.id, 5);
    await changeStage(room.facilitator, 'continueNetwork', room.id);
    expect((await seenBy(room.facilitator)).average).toBeNull();
  });

  it('is read by nobody as rows, and compared with size over many networks', async () => {
    await rows(
      `WITH n AS (INSERT INTO networks (id, name, purpose, founded_by, created_at, stage, charter_version, listed, next_dates, seats_min, seats_from, seats_to, seats_warn)
         SELECT gen_random_uuid(), 'Andre ' || k, '', $1, now(), 'FORMING', 1, false, '{}', 4, 6, 8, 10 FROM generate_series(1, 6) k RETURNING id)
       INSERT INTO review_answers SELECT gen_random_uuid(), n.id, CASE WHEN a < 5 THEN 5 ELSE 2 END, current_date, 8 FROM n, generate_series(1, 7) a`,
      [room.facilitator.id],
    );
    const open = new OpenDatabase(server.database.openUrl);
    const numbers = new ReviewNumbersService(open);
    const statistics = new StatisticsDatabase(server.database.jobsUrl);
    await new NeedNumbersService(statistics, open, numbers).publish(new Date(Date.now() + 92 * 86_400_000));
    await open.onModuleDestroy();
    const page = await (await fetch(`${server.url}/oversyn/dekning`, { headers: { 'accept-language': 'nn' } })).text();
    expect(page).toMatch(/7 eller 8<\/th><td>om lag 60 %<\/td><td>minst 5<\/td><td>minst 40<\/td>/);
    // One network of six seats is too few.
    expect(page).not.toContain('opp til 6');
    await expect(statistics.write((ask) => ask('SELECT * FROM review_answers'))).rejects.toThrow(/permission denied/);
  });
});

describe('the numbers of the reviews', () => {
  const none: ReviewNumbers = { known: [], published: [] };
  const answers = (networks: number, each: number, agree = each): CountedAnswer[] =>
    Array.from({ length: networks * each }, (_, n) => ({
      ...{ seats: 7, network: `N${n % networks}`, answer: Math.floor(n / networks) < agree ? 4 : 3 },
    }));
  const shown = (given: CountedAnswer[], before = none, on = '2027-01-01') => nextReviewNumbers(given, before, on);

  it('wait for five networks and thirty people, and change when five answers have come', () => {
    expect(shown(answers(4, 8)).published).toEqual([]);
    expect(shown(answers(5, 5)).published).toEqual([]);
    const first = shown(answers(6, 6, 3));
    expect(first.published).toEqual([
      { size: 'TO_8', networks: 5, people: 35, agreePercent: 50, publishedOn: '2027-01-01' },
    ]);
    const four = [...answers(6, 6, 3), ...answers(4, 1)];
    expect(shown(four, first, '2027-04-01')).toEqual(first);
    const five = [...answers(6, 6, 3), ...answers(5, 1)];
    expect(shown(five, first, '2027-04-01').published).toMatchObject([{ people: 40, publishedOn: '2027-04-01' }]);
    expect(shown([], first, '2027-04-01').published).toEqual([]);
  });
});
