import type { DateAnswer } from '@krets/shared/kinds';
import { dayAfter, dayOf, isWorkingDay } from '@krets/shared/working-days';
import type { INestApplicationContext } from '@nestjs/common';
import { DatePollService } from '../meetings/date-polls.service.js';
import type { Tx } from '../platform/database/tx.js';
import { idOf, seatsHeldBy } from './cast-list.js';
import type { DemoDatePoll } from './demo.types.js';

const day = 86_400_000;

/** Proposes times and answers them through the same services that users reach. */
export class DatePollPlayer {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly tx: Tx,
    private readonly networkId: string,
    private readonly demo: DemoDatePoll,
  ) {}

  plan(): { by: string; does: () => Promise<unknown> }[] {
    const { by, answers } = this.demo;
    return [
      { by, does: () => this.#propose() },
      ...answers.map(([person, given]) => ({ by: person, does: () => this.#answer(given) })),
    ];
  }

  async #propose(): Promise<void> {
    const { inDays, time, place, link, facilitator } = this.demo;
    const [facilitatorSeatId] = await seatsHeldBy(this.tx, this.networkId, [facilitator]);
    const days: string[] = [];
    for (const count of inDays) {
      let on = dayOf(new Date(Date.now() + count * day));
      while (!isWorkingDay(on) || days.includes(on)) on = dayAfter(on, 1);
      days.push(on);
    }
    await this.app.get(DatePollService).propose(this.tx, {
      networkId: this.networkId,
      clientId: idOf(`dates ${this.networkId}`),
      meeting: { minutes: 90, place, link, preparation: '', facilitatorSeatId, protocol: null },
      slots: days.map((on) => ({ day: on, time })),
    });
  }

  async #answer(given: readonly DateAnswer[]): Promise<void> {
    const slots = await this.tx.rows<{ id: string; pollId: string }>(
      'SELECT id, poll_id AS "pollId" FROM date_slots WHERE network_id = $1 ORDER BY starts_at',
      [this.networkId],
    );
    const id = slots[0]?.pollId ?? '';
    const answers = slots.map((slot, n) => ({ slotId: slot.id, answer: given[n] ?? ('NO' as const) }));
    await this.app.get(DatePollService).answer(this.tx, { id, answers });
  }
}
