import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { trioMoments } from '@krets/server/dist/meetings/trios.policy.js';
import { insertRoom, manyPeople } from '../support/many-people.js';
import { callMeeting, comes, itemInput, proposeItem, startMeeting } from '../support/meetings.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let people: Person[];
beforeAll(async () => {
  server = await startServer();
  people = await manyPeople(server, 10);
});
afterAll(() => server.stop());

type SeenTrios = {
  moments: { round: number; phase: string; endsAt: string }[];
  mine: { id: string; person: { id: string } }[];
};
const query = `query ($id: ID!) { meeting(id: $id) { run { version stepEndsAt votesUntil viewerIsThere
  steps { kind title } step trios { moments { round phase endsAt } mine { id person { id } } } } } }`;
async function runOf(person: Person, id: string) {
  const { meeting } = await person.ask<{
    meeting: {
      run: {
        version: number;
        stepEndsAt: string;
        votesUntil: string | null;
        steps: { kind: string; title: string | null }[];
        step: number;
        trios: SeenTrios | null;
      };
    };
  }>(query, { id });
  return meeting.run;
}
const join = (person: Person, id: string) => person.ask('mutation ($id: ID!) { joinMeeting(id: $id) { id } }', { id });
const goOn = (person: Person, id: string, version: number) =>
  person.ask('mutation ($input: MoveMeetingOnInput!) { moveMeetingOn(input: $input) { id } }', {
    input: { id, version },
  });
const rows = (meeting: string) =>
  server.database.asSuperuser<{ trio: number; size: number }>(
    'SELECT trio, count(*)::int AS size FROM meeting_trios WHERE meeting_id = $1 GROUP BY trio ORDER BY trio',
    [meeting],
  );

/** A meeting of an hour at its part in groups of three; the first two are there. */
async function atTrios() {
  const [facilitator, a] = people as [Person, Person];
  const id = await insertRoom(
    server,
    people.map((person, n) => ({ person, role: n === 0 ? ('FACILITATOR' as const) : ('MEMBER' as const) })),
    12,
  );
  const meeting = await callMeeting(facilitator, id, { minutes: 60 });
  await proposeItem(a, id, 'Éi sak kvar', { kind: 'TRIOS' });
  await comes(server, meeting, "starts_at + interval '1 minute'");
  for (const person of [a, facilitator]) await startMeeting(person, meeting);
  return { id, meeting, facilitator, a };
}

it('draws those who are there into groups of three, the last one of four or two, and puts who comes late into the smallest', async () => {
  const { meeting, facilitator } = await atTrios();
  await goOn(facilitator, meeting, 1);
  const sizes: Record<number, number[]> = {};
  for (const [n, person] of people.entries()) {
    if (n > 1) await join(person, meeting);
    // As if the part began with those who are there now.
    await server.database.asSuperuser('DELETE FROM meeting_trios WHERE meeting_id = $1', [meeting]);
    await join(facilitator, meeting);
    if (n > 0) sizes[n + 1] = (await rows(meeting)).map(({ size }) => size);
  }
  expect(sizes).toEqual({
    ...{ 2: [2], 3: [3], 4: [4], 5: [3, 2], 6: [3, 3], 7: [3, 4], 8: [3, 3, 2], 9: [3, 3, 3] },
    10: [3, 3, 4],
  });
});

it('shows each their own group alone, all the same time, and nothing of it when the part is over', async () => {
  const { id, meeting, facilitator, a } = await atTrios();
  const [, , c, d, e, f, late, absent] = people as [Person, Person, Person, Person, Person, Person, Person, Person];
  const there = [facilitator, a, c, d, e, f];
  for (const person of [c, d, e, f]) await join(person, meeting);
  await goOn(facilitator, meeting, 1);
  const runs = await Promise.all(there.map((person) => runOf(person, meeting)));
  const first = runs[0];
  expect(first?.steps[first.step]).toEqual({ kind: 'TRIOS', title: 'Éi sak kvar' });
  // Its time is the same for all groups: nobody makes it longer.
  expect(first?.votesUntil).toBeNull();
  expect(first?.trios?.moments).toHaveLength(12);
  expect(first?.trios?.moments.at(-1)?.endsAt).toBe(first?.stepEndsAt);
  for (const run of runs) expect(run.trios?.moments).toEqual(first?.trios?.moments);
  const groups = runs.map(({ trios }) => trios?.mine.map(({ person }) => person.id) ?? []);
  for (const [n, group] of groups.entries()) {
    expect(group).toHaveLength(3);
    expect(group).toContain(there[n]?.id);
    // The others of the group see the same group, in the same order.
    for (const other of group) expect(groups[there.findIndex((person) => person.id === other)]).toEqual(group);
  }
  expect(new Set(groups.flat()).size).toBe(6);
  // Not even who facilitates sees another group, nor does who is not there.
  expect((await runOf(absent, meeting)).trios).toMatchObject({ mine: [], moments: first?.trios?.moments });

  await join(late, meeting);
  const joined = (await runOf(late, meeting)).trios;
  expect(joined?.mine).toHaveLength(4);
  expect(joined?.mine.at(-1)?.person.id).toBe(late.id);
  expect(joined?.moments).toEqual(first?.trios?.moments);
  const entries = await server.database.asSuperuser(
    `SELECT 1 FROM journal WHERE network_id = $1 AND kind = 'TRIO_JOINED'`,
    [id],
  );
  expect(entries).toHaveLength(1);
  await join(late, meeting);
  expect((await rows(meeting)).map(({ size }) => size).sort()).toEqual([3, 4]);

  await goOn(a, meeting, 2);
  expect((await runOf(facilitator, meeting)).trios).toBeNull();
  expect(await rows(meeting)).toEqual([]);
  // No column, and no entry, remembers who was together.
  expect(
    await server.database.asSuperuser(`SELECT 1 FROM journal WHERE network_id = $1 AND subject_id = ANY ($2)`, [
      id,
      joined?.mine.map((seat) => seat.id) ?? [],
    ]),
  ).toEqual([]);
});

it('goes on by itself when its time is up, and takes at least twenty minutes', async () => {
  const { id, meeting, facilitator, a } = await atTrios();
  await expect(
    a.ask('mutation ($input: ProposeAgendaItemInput!) { proposeAgendaItem(input: $input) { id } }', {
      input: itemInput(id, { kind: 'TRIOS', minutes: 10 }),
    }),
  ).rejects.toMatchObject({ code: 'BAD_INPUT', fields: [{ field: 'minutes', rule: 'trios' }] });
  await goOn(facilitator, meeting, 1);
  await server.database.asSuperuser(
    `UPDATE meeting_runs SET step_ends_at = now() - interval '1 second' WHERE meeting_id = $1`,
    [meeting],
  );
  await goOn(people[2] as Person, meeting, 2);
  expect(await runOf(a, meeting)).toMatchObject({ step: 2, trios: null });
});

it('divides each round as the protocol does, with rounds of the same length', () => {
  const startsAt = new Date('2027-03-01T09:00:00Z');
  const moments = trioMoments({ startsAt, minutes: 36, rounds: 3 });
  const seconds = moments.map(({ endsAt }) => (endsAt.getTime() - startsAt.getTime()) / 1_000);
  expect(seconds).toEqual([0, 720, 1_440].flatMap((from) => [120, 240, 540, 720].map((end) => from + end)));
  expect(moments.map(({ round }) => round)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
});
