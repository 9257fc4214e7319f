import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Network } from '../../networks/network.entity.js';
import { ownAccount } from '../../people/account.entity.js';
import { CONFIG, type ServerConfig } from '../../platform/config.token.js';
import { Work } from '../../platform/database/work.js';
import type { Due } from '../../platform/jobs/due.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { log } from '../../platform/log.js';
import { Mail } from '../../platform/mail/mail.js';
import type { Session } from '../form/session.policy.js';
import { Sessions } from '../form/sessions.service.js';
import { Clock } from './clock.service.js';
import { type Reminder, reminderLetter } from './reminder.letter.js';
import { tasks, toBeReminded } from './reminder.policy.js';

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
  }

  async #clocks(dues: readonly Due[]): Promise<boolean[]> {
    const { moved, at } = await this.clock.move(dues);
    const away = [...moved.values()].map((session) =>
      this.#tellIfAway(session, at).catch((error: unknown) => log.error({ err: error }, 'A letter was not sent.')),
    );
    await Promise.all(away);
    return dues.map(({ subjectId }) => moved.has(subjectId));
  }

  async #clock({ subjectId, personId }: Due): Promise<void> {
    const [session, at] = await this.work.writeAs(
      personId,
      async (tx) => [await this.sessions.find(tx, subjectId), tx.at] as const,
    );
    if (session) await this.#tellIfAway(session, at);
  }

  /** The owner for whom the clock has stopped, if it was at `at`. */
  async #tellIfAway(session: Session, at: Date): Promise<void> {
    if (session.stage === 'PAUSED' && session.pausedAt?.getTime() === at.getTime())
      await this.#write(session, session.ownerId, 'OWNER_AWAY');
  }

  async #remind({ subjectId, personId, number }: Due, reminder: Reminder): Promise<void> {
    const session = await this.work.readAs(personId, (tx) => this.sessions.seen(tx, subjectId));
    // After the end, when nobody has looked for a while, it would only be a reproach.
    if (session?.phaseSeq !== number || !session.phaseEndsAt || session.phaseEndsAt <= new Date()) return;
    for (const one of toBeReminded(session)) await this.#write(session, one.personId, reminder);
  }

  /** Counted before it is sent: a letter too few is kinder than one too many. */
  async #followUp({ subjectId, personId }: Due): Promise<void> {
    const asked = await this.work.writeAs(personId, async (tx) => {
      const session = await this.sessions.find(tx, subjectId);
      if (session?.stage !== 'FOLLOW_UP_DUE' || session.reminders > 1) return null;
      return this.sessions.keep(tx, session, { session: { ...session, reminders: session.reminders + 1 }, steps: [] });
    });
    if (asked) await this.#write(asked, asked.ownerId, asked.reminders === 1 ? 'FOLLOW_UP' : 'FOLLOW_UP_AGAIN');
  }

  /** As the one who gets it: whose seat has ended is found nowhere, and gets nothing. */
  async #write({ id, networkId }: Session, personId: string, reminder: Reminder): Promise<void> {
    const letter = await this.work.readAs(personId, async (tx) => {
      const [account, network] = [await ownAccount(tx), await tx.one(Network, 'WHERE t.id = $1', [networkId])];
      if (!account || !network) return null;
      const link = `${this.config.publicUrl}/consultations/${id}`;
      return reminderLetter(account.email, network.name, link, account.language, reminder);
    });
    if (letter) await this.mail.send(letter);
  }
}
