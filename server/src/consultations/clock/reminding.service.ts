import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Network } from '../../networks/network.entity.js';
import { ownAccount } from '../../people/account.entity.js';
import { CONFIG, type ServerConfig } from '../../platform/config.token.js';
import { databaseNow } from '../../platform/database/database-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Work } from '../../platform/database/work.js';
import { type Due, setDue } from '../../platform/jobs/due.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { log } from '../../platform/log.js';
import { Mail } from '../../platform/mail/mail.js';
import { nextDeadline } from '../form/course.policy.js';
import type { Session } from '../form/session.policy.js';
import { Sessions } from '../form/sessions.service.js';
import { Clock } from './clock.service.js';
import { type Reminder, reminderLetter } from './reminder.letter.js';
import { dueFor, letters, tasks, toBeReminded } from './reminder.policy.js';

type Queued = keyof typeof letters;

/** What time brings: the end of a phase, a gentle word to who has not been heard, and how it went. */
@Injectable()
export class Reminding implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: ServerConfig,
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
    for (const [letter, { task }] of Object.entries(letters))
      this.jobs.once(task, (due) => this.#write(due, due.personId, letter as Queued));
  }

  async #clocks(dues: readonly Due[]): Promise<boolean[]> {
    const { moved, at } = await this.clock.move(dues);
    const away = [...moved.values()].map((session) =>
      this.#tellIfAway(session, at).catch((error: unknown) => log.error({ err: error }, 'A letter was not sent.')),
    );
    await Promise.all(away);
    return dues.map(({ subjectId }) => moved.has(subjectId));
  }

  async #clock({ subjectId, networkId, personId }: Due): Promise<void> {
    const [session, at] = await this.work.writeAs(
      personId,
      async (tx) => {
        const found = await this.sessions.find(tx, subjectId);
        if (found) await this.#setAnew(tx, found);
        return [found, tx.at] as const;
      },
      [networkId],
    );
    if (session) await this.#tellIfAway(session, at);
  }

  /** A job that moved nothing came too early: it is not done, and comes again when the time has come. */
  async #setAnew(tx: Tx, session: Session): Promise<void> {
    const { id: subjectId, networkId, phaseSeq: number } = session;
    const deadline = nextDeadline(session);
    if (!deadline || deadline <= tx.at) return;
    const due = { subjectId, networkId, personId: dueFor(session) ?? tx.me, number };
    await setDue(tx, due, [tasks.clock], { [tasks.clock]: deadline });
  }

  /** The owner for whom the clock has stopped, if it was at `at`. */
  async #tellIfAway(session: Session, at: Date): Promise<void> {
    if (session.stage === 'PAUSED' && session.pausedAt?.getTime() === at.getTime())
      await this.#write({ subjectId: session.id, networkId: session.networkId }, session.ownerId, 'OWNER_AWAY');
  }

  async #remind({ subjectId, personId, number }: Due, reminder: Queued): Promise<void> {
    const session = await this.work.readAs(personId, (tx) => this.sessions.seen(tx, subjectId));
    // After the end, when nobody has looked for a while, it would only be a reproach.
    if (session?.phaseSeq !== number || !session.phaseEndsAt || session.phaseEndsAt <= databaseNow()) return;
    for (const one of toBeReminded(session))
      await this.work.writeAs(one.personId, (tx) => this.#queue(tx, session, reminder), [session.networkId]);
  }

  async #followUp({ subjectId, networkId, personId }: Due): Promise<void> {
    await this.work.writeAs(
      personId,
      async (tx) => {
        const session = await this.sessions.find(tx, subjectId);
        if (session?.stage !== 'FOLLOW_UP_DUE' || session.reminders > 1) return;
        await this.sessions.keep(tx, session, { session: { ...session, reminders: session.reminders + 1 }, steps: [] });
        await this.#queue(tx, session, session.reminders === 0 ? 'FOLLOW_UP' : 'FOLLOW_UP_AGAIN');
      },
      [networkId],
    );
  }

  /** Whoever comes to it again, after a crash, finds that the letter has been queued. */
  async #queue(tx: Tx, { id, networkId, phaseSeq }: Session, reminder: Queued): Promise<void> {
    const { task, place } = letters[reminder];
    await tx.rows(`SELECT app.remind_once($1, $2, $3, $4, $5)`, [networkId, id, phaseSeq, 2 * phaseSeq + place, task]);
  }

  /** As the one who gets it: whose seat has ended is found nowhere, and gets nothing. */
  async #write(
    { subjectId, networkId }: Pick<Due, 'subjectId' | 'networkId'>,
    personId: string,
    reminder: Reminder,
  ): Promise<void> {
    const letter = await this.work.readAs(personId, async (tx) => {
      const [account, network] = [await ownAccount(tx), await tx.one(Network, 'WHERE t.id = $1', [networkId])];
      if (!account || !network) return null;
      const link = `${this.config.publicUrl}/consultations/${subjectId}`;
      return reminderLetter(account.email, network.name, link, account.language, reminder);
    });
    if (letter) await this.mail.send(letter);
  }
}
