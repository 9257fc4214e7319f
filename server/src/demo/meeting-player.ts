import { intlLocales } from '@krets/shared/intl-locales';
import { dayAfter, dayOf, isWorkingDay } from '@krets/shared/working-days';
import type { INestApplicationContext } from '@nestjs/common';
import { AgendaService } from '../meetings/agenda.service.js';
import { MeetingQueries } from '../meetings/meeting-queries.service.js';
import { MeetingRunService } from '../meetings/meeting-runs.service.js';
import { MeetingService } from '../meetings/meetings.service.js';
import { MinutesService } from '../meetings/minutes.service.js';
import type { Tx } from '../platform/database/tx.js';
import { idOf, seatsHeldBy } from './cast-list.js';
import type { DemoMeeting } from './demo.types.js';

const day = 86_400_000;

type Planned = { daysAgo: number; by: string; does: () => Promise<unknown> };
type Room = { networkId: string; network: string; challengeStarting: (words: string) => string };

/** That moment in Norwegian time, at a full five minutes. */
function minutesAgo(minutes: number): { day: string; time: string } {
  const five = 5 * 60_000;
  const at = new Date(Math.floor((Date.now() - minutes * 60_000) / five) * five);
  const language = 'nb';
  const format = { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' } as const;
  const time = new Intl.DateTimeFormat(intlLocales[language], format).format(at).replace('.', ':');
  return { day: dayOf(at), time };
}

/** Plays one meeting through the same services that users reach. */
export class MeetingPlayer {
  #id = '';

  constructor(
    private readonly app: INestApplicationContext,
    private readonly tx: Tx,
    private readonly room: Room,
    private readonly demo: DemoMeeting,
  ) {}

  plan(): Planned[] {
    const { by, calledDaysAgo, answers, items, choices, inDays, begunMinutesAgo, minutes = [] } = this.demo;
    const meetings = this.app.get(MeetingService);
    /** It begins when two are there. */
    const other = answers.map(([person]) => person).find((person) => person !== by) ?? by;
    return [
      { daysAgo: calledDaysAgo, by, does: () => this.#call() },
      ...answers.map(([person, answer], n) => ({
        daysAgo: 3 - n / 4,
        by: person,
        does: () => meetings.answer(this.tx, { id: this.#id, answer }),
      })),
      ...items.map((item) => ({ daysAgo: item.daysAgo, by: item.by, does: () => this.#propose(item) })),
      ...choices.map(([person, titles]) => ({ daysAgo: 0.5, by: person, does: () => this.#choose(titles) })),
      ...(begunMinutesAgo === undefined
        ? []
        : [
            { daysAgo: 0, by: other, does: () => this.app.get(MeetingRunService).start(this.tx, this.#id) },
            { daysAgo: 0, by, does: () => this.#begin() },
          ]),
      ...(inDays < 0 ? [{ daysAgo: 1, by, does: () => this.#end() }] : []),
      ...minutes.flatMap((block) => [
        { daysAgo: 0.8, by: block.by, does: () => this.#write(block) },
        ...block.steps.map(([person, body]) => ({
          daysAgo: 0.7,
          by: person,
          does: () => this.#takesStep(block.item, body),
        })),
      ]),
    ];
  }

  /** Undefined when there was no time for it. */
  async #taken(beginning: string): Promise<string | undefined> {
    const row = await this.tx.row<{ id: string }>(
      'SELECT id FROM agenda_items WHERE meeting_id = $1 AND starts_with(title, $2)',
      [this.#id, beginning],
    );
    return row?.id;
  }

  async #write({ item, learned, takeaways }: NonNullable<DemoMeeting['minutes']>[number]): Promise<void> {
    const itemId = await this.#taken(item);
    if (!itemId) return;
    const block = { meetingId: this.#id, itemId, learned, takeaways, replaces: 0 };
    await this.app.get(MinutesService).save(this.tx, block);
  }

  async #takesStep(item: string, body: string): Promise<void> {
    const itemId = await this.#taken(item);
    if (itemId) await this.app.get(MinutesService).takeNextStep(this.tx, { meetingId: this.#id, itemId, body });
  }

  async #call(): Promise<void> {
    const { inDays, begunMinutesAgo, time, place, link, facilitator, preparation } = this.demo;
    const { networkId, network } = this.room;
    const [facilitatorSeatId] = await seatsHeldBy(this.tx, networkId, [facilitator]);
    let on = dayOf(new Date(Date.now() + inDays * day));
    while (!isWorkingDay(on)) on = dayAfter(on, -1);
    const when = begunMinutesAgo === undefined ? { day: on, time } : minutesAgo(begunMinutesAgo);
    const meeting = { ...when, minutes: 90, place, link, preparation, facilitatorSeatId, protocol: null };
    const clientId = idOf(`meeting ${network} ${inDays}`);
    this.#id = await this.app.get(MeetingService).call(this.tx, { networkId, clientId, meeting });
  }

  /** Past the check-in and the question about the order, at the first item. */
  async #begin(): Promise<void> {
    const runs = this.app.get(MeetingRunService);
    await runs.start(this.tx, this.#id);
    await runs.moveOn(this.tx, { id: this.#id, version: 1 });
    await runs.consent(this.tx, { id: this.#id, version: 2, holds: true });
    await runs.moveOn(this.tx, { id: this.#id, version: 2 });
  }

  /** Its minutes are written afterwards. */
  async #end(): Promise<void> {
    const queries = this.app.get(MeetingQueries);
    await queries.end(this.tx, await queries.meeting(this.tx, this.#id), null);
  }

  async #propose({ by, kind, title, challenge, minutes, decideInDays }: DemoMeeting['items'][number]): Promise<void> {
    const { networkId, challengeStarting } = this.room;
    await this.app.get(AgendaService).propose(this.tx, {
      networkId,
      clientId: idOf(`item ${networkId} ${by} ${title}`),
      kind,
      title,
      challengeId: challenge ? challengeStarting(challenge) : null,
      minutes,
      decideBy: decideInDays === undefined ? null : dayOf(new Date(Date.now() + decideInDays * day)),
    });
  }

  /** When holidays put the meeting off, choosing may not have begun. */
  async #choose(beginnings: string[]): Promise<void> {
    const { picksOpenAt } = await this.app.get(MeetingQueries).meeting(this.tx, this.#id);
    if (picksOpenAt.getTime() > Date.now()) return;
    const rows = await this.tx.rows<{ id: string }>(
      `SELECT i.id FROM agenda_items i JOIN unnest($2::text[]) b (words) ON starts_with(i.title, b.words) WHERE i.network_id = $1`,
      [this.room.networkId, beginnings],
    );
    const itemIds = rows.map(({ id }) => id);
    await this.app.get(AgendaService).choose(this.tx, { meetingId: this.#id, itemIds });
  }
}
