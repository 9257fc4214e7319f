import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { bareTimes, Participant, type ReadPage, timesOfActs } from './consultation.js';
import type { Place } from './corpus.js';
import { webRequestBodies } from './documents.js';
import { median, quantile, shown, type Target } from './statistics.js';

const demanded = 200;

type Shown = { meeting: { writtenMinutes?: { blocks: { learned: string; version: number }[] } } };

/** A meeting of fifteen who write the minutes of one item in turn: from the mutation until the last of the others has the text. */
export async function measureMeeting(url: string, superUrl: string, place: Place, quick: boolean): Promise<Target> {
  const bodyOf = webRequestBodies();
  const page: ReadPage<Shown> = {
    operations: ['Meeting', 'MeetingMinutes', 'MeetingRoom'],
    // Its page fetches again at whatever happens in the room, and no more of the meeting than has changed.
    changedBy: ({ part }) =>
      part === 'MINUTES' ? ['MeetingMinutes'] : part ? ['Meeting', 'MeetingMinutes'] : page.operations,
    textsOf: ({ meeting }) => meeting.writtenMinutes?.blocks.map(({ learned }) => learned) ?? [],
  };
  const people = place.cookies.map((cookie) => new Participant(url, cookie, bodyOf, page));
  const [facilitator] = people as [Participant<Shown>, ...Participant<Shown>[]];
  const db = new pg.Client({ connectionString: superUrl });
  await db.connect();
  let times: number[] = [];
  try {
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const { callMeeting } = await facilitator.ask<{ callMeeting: { id: string } }>('CallMeeting', {
      input: {
        networkId: place.networkId,
        clientId: randomUUID(),
        meeting: { day, time: '12:00', minutes: 120, place: 'På skjerm', preparation: '' },
      },
    });
    const { id } = callMeeting;
    await facilitator.ask('ProposeAgendaItem', {
      input: { networkId: place.networkId, clientId: randomUUID(), kind: 'OTHER', title: 'Om rolla', minutes: 45 },
    });
    await db.query(
      `UPDATE meetings SET starts_at = now(), ends_at = now() + interval '2 hours', picks_open_at = now(), picks_close_at = now() WHERE id = $1`,
      [id],
    );
    for (const person of people.slice(0, 2)) await person.ask('StartMeeting', { id });
    for (const version of [1, 2]) await facilitator.ask('MoveMeetingOn', { input: { id, version } });
    const { rows } = await db.query<{ id: string }>('SELECT id FROM agenda_items WHERE network_id = $1', [
      place.networkId,
    ]);
    for (const person of people) await person.sitDown(place.networkId, id);
    times = await timesOfActs(people, quick ? 3 : 5, (writer, learned, replaces) =>
      writer.ask('SaveMinutes', {
        input: { meetingId: id, itemId: rows[0]?.id, learned, takeaways: '', replaces },
      }),
    );
  } finally {
    for (const person of people) person.leave();
    await db.end();
  }
  const bare = await bareTimes(people.length, times.length);
  const p95 = quantile(times, 0.95);
  console.log(
    `bench meeting n=${people.length} p50=${shown(median(times))} p95=${shown(p95)} ` +
      `bare p50=${shown(median(bare))} p95=${shown(quantile(bare, 0.95))}`,
  );
  return {
    what: `meeting of ${people.length}, p95 ≤ ${demanded} ms`,
    measured: p95,
    unit: ' ms',
    reached: p95 <= demanded,
  };
}
