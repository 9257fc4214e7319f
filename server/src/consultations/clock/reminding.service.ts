import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ownAccount } from '../../people/account.entity.js';
import { databaseNow } from '../../platform/database/database-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Work } from '../../platform/database/work.js';
import { type Due, setDue } from '../../platform/jobs/due.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { nextDeadline } from '../form/course.policy.js';
import type { Session } from '../form/session.policy.js';
import { Sessions } from '../form/sessions.service.js';
import { Clock } from './clock.service.js';
import { type Reminder, reminderLetter } from './reminder.letter.js';
import { dueFor, formerTasks, places, tasks, toBeReminded } from './reminder.policy.js';

/** What time brings: the end of a phase, a gentle word to who has not been heard, and how it went. */
@Injectable()
export class Reminding implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.onMany(
      tasks.clock,
      (dues) => this.#clocks(dues),
      (due) => this.#clock(due),
    );
    this.jobs.on(tasks.half, (due) => this.#remind(due, 'HALF'));
    this.jobs.on(tasks.nearly, (due) => this.#remind(due, 'NEARLY'));
    this.jobs.on(tasks.followUp, (due) => this.#followUp(due));
    this.jobs.on(tasks.ownerAway, (due) => this.#tellAway(due));
    for (const [task, reminder] of Object.entries(formerTasks))
      this.jobs.once(task, ({ personId, subjectId }) =>
        this.work.writeAs(personId, (tx) => this.#write(tx, subjectId, reminder)),
      );
  }

  async #clocks(dues: readonly Due[]): Promise<boolean[]> {
    const { moved } = await this.clock.move(dues);
    return dues.map(({ subjectId }) => moved.has(subjectId));
  }

  async #clock({ subjectId, networkId, personId }: Due): Promise<void> {
    await this.work.writeAs(
      personId,
      async (tx) => {
        const found = await this.sessions.find(tx, subjectId);
        if (found) await this.#setAnew(tx, found);
      },
      [networkId],
    );
  }

  /** A job that moved nothing came too early: it is not done, and comes again when the time has come. */
  async #setAnew(tx: Tx, session: Session): Promise<void> {
    const { id: subjectId, networkId, phaseSeq: number } = session;
    const deadline = nextDeadline(session);
    if (!deadline || deadline <= tx.at) return;
    const due = { subjectId, networkId, personId: dueFor(session) ?? tx.me, number };
    await setDue(tx, due, [tasks.clock], { [tasks.clock]: deadline });
  }

  /** The owner for whom the clock has stopped. */
  async #tellAway({ subjectId, networkId, personId }: Due): Promise<void> {
    await this.work.writeAs(
      personId,
      async (tx) => {
        const [marked] = await tx.rows<{ first: boolean }>('SELECT app.mark_away_notice($1, $2) AS first', [
          networkId,
          subjectId,
        ]);
        if (marked?.first) await this.#write(tx, subjectId, 'OWNER_AWAY');
      },
      [networkId],
    );
  }

  async #remind({ subjectId, personId, number }: Due, reminder: keyof typeof places): Promise<void> {
    const session = await this.work.readAs(personId, (tx) => this.sessions.seen(tx, subjectId));
    // After the end, when nobody has looked for a while, it would only be a reproach.
    if (session?.phaseSeq !== number || !session.phaseEndsAt || session.phaseEndsAt <= databaseNow()) return;
    for (const one of toBeReminded(session))
      await this.work.writeAs(one.personId, (tx) => this.#writeOnce(tx, session, reminder), [session.networkId]);
  }

  async #followUp({ subjectId, networkId, personId }: Due): Promise<void> {
    await this.work.writeAs(
      personId,
      async (tx) => {
        const session = await this.sessions.find(tx, subjectId);
        if (session?.stage !== 'FOLLOW_UP_DUE' || session.reminders > 1) return;
        await this.sessions.keep(tx, session, { session: { ...session, reminders: session.reminders + 1 }, steps: [] });
        await this.#writeOnce(tx, session, session.reminders === 0 ? 'FOLLOW_UP' : 'FOLLOW_UP_AGAIN');
      },
      [networkId],
    );
  }

  /** Whoever comes to it again, after a crash, finds that it has been written. */
  async #writeOnce(tx: Tx, { id, networkId, phaseSeq }: Session, reminder: keyof typeof places): Promise<void> {
    const nth = 2 * phaseSeq + places[reminder];
    const [marked] = await tx.rows<{ first: boolean }>('SELECT app.mark_reminded($1, $2, $3) AS first', [
      networkId,
      id,
      nth,
    ]);
    if (marked?.first) await this.#write(tx, id, reminder);
  }

  /** The transaction acts as the one who gets it. */
  async #write(tx: Tx, consultationId: string, reminder: Reminder): Promise<void> {
    const account = await ownAccount(tx);
    if (account) await tx.mail(reminderLetter(account.email, account.language, reminder, consultationId));
  }
}
