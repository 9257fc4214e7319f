import type { Language } from '@krets/shared/kinds';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { type PushOutcome, PushSender } from '../platform/push/push-sender.js';
import { type Candidate, takeDue } from './due-notices.js';
import { mostInADay, type Recipient, soonMinutes } from './notice-delivery.policy.js';

type Claimed = {
  sessionId: string;
  endpointHash: string;
  serverKey: string;
  sealed: Buffer;
  failures: number;
  language: Language;
  meetingSoon: boolean;
};

type Attempt = Claimed & { outcome: PushOutcome };

/** Failures after which a device is removed. */
const mostFailures = 20;
/** In seconds. */
const longestDelay = 3_600;

/** Tells a person's devices that something waits. */
@Injectable()
export class NoticePushService {
  constructor(
    private readonly transactions: Transactions,
    private readonly pushSender: PushSender,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  async hasDevice(tx: Tx): Promise<boolean> {
    const [found] = await tx.rows<{ any: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM push_subscriptions WHERE person_id = (SELECT app.me())) AS any',
    );
    return found?.any === true && this.config.push !== null;
  }

  /** Decides by the same rules as for mail. One push on a device is enough for all that waits. */
  async queue(tx: Tx, unread: readonly Candidate[], recipient: Recipient): Promise<void> {
    if ((await takeDue(tx, 'push', unread, recipient, this.config.noticeHours)).length === 0) return;
    await tx.rows('UPDATE push_subscriptions SET due_at = coalesce(due_at, $1) WHERE person_id = (SELECT app.me())', [
      tx.at,
    ]);
    await tx.rows('UPDATE accounts SET recent_pushes = $1 WHERE person_id = (SELECT app.me())', [
      [...recipient.recent, tx.at].slice(-mostInADay),
    ]);
  }

  /** Sends what is due to the devices of these people, at the same time: each waits for the servers of others. */
  async deliver(looked: readonly string[]): Promise<void> {
    const people = await this.transactions.write('', async (tx) => {
      const row = await tx.row<{ people: string[] }>('SELECT app.with_push_due($1) AS people', [looked]);
      return row?.people ?? [];
    });
    const sent = await Promise.all(people.map((personId) => this.#send(personId)));
    for (const [index, attempts] of sent.entries())
      if (attempts.length > 0)
        await this.transactions.writeAs(people[index] ?? '', async (tx) => {
          for (const each of attempts) await settle(tx, each, this.pushSender.isRefused());
        });
  }

  async #send(personId: string): Promise<Attempt[]> {
    const claimed = await this.transactions.writeAs(personId, (tx) =>
      tx.rows<Claimed & { dueAt: Date | null }>(
        // Another server sends it when this one has ended before its result was stored. What is read meanwhile is not sent; that mail has just been stopped is.
        `UPDATE push_subscriptions p SET due_at = CASE WHEN EXISTS (
             SELECT 1 FROM notices n WHERE n.person_id = (SELECT app.me()) AND n.seen_at IS NULL) OR a.mail_stopped_at > now() - interval '1 hour' THEN now() + interval '5 minutes' END
         FROM accounts a WHERE a.person_id = p.person_id AND p.person_id = (SELECT app.me()) AND p.due_at <= now()
         RETURNING p.session_id AS "sessionId", p.endpoint_hash AS "endpointHash", p.server_key AS "serverKey", p.sealed, p.failures,
           p.due_at AS "dueAt", a.language, EXISTS (SELECT 1 FROM notices n WHERE n.person_id = (SELECT app.me()) AND n.kind = 'MEETING_SOON'
             AND n.seen_at IS NULL AND n.created_at > now() - make_interval(mins => $1)) AS "meetingSoon"`,
        [soonMinutes],
      ),
    );
    return Promise.all(
      claimed
        .filter(({ dueAt }) => dueAt !== null)
        .map(async (one) => ({
          ...one,
          outcome: await this.pushSender.send(one.sealed, one.sessionId, one.serverKey, {
            language: one.language,
            kind: one.meetingSoon ? 'MEETING_SOON' : 'WAITING',
          }),
        })),
    );
  }
}

async function settle(
  tx: Tx,
  { sessionId, endpointHash, failures, outcome }: Attempt,
  isRefused: boolean,
): Promise<void> {
  const isOver = typeof outcome === 'object' && failures + 1 >= mostFailures;
  if (outcome !== 'sent') {
    const why = outcome === 'gone' ? 'GONE' : outcome === 'refused' || isOver ? 'REFUSED' : 'AGAIN';
    await tx.rows('INSERT INTO push_failures (id, day, outcome) VALUES (gen_random_uuid(), current_date, $1)', [why]);
  }
  // The browser may have got another address meanwhile.
  const where = 'WHERE session_id = $1 AND endpoint_hash = $2';
  const ids = [sessionId, endpointHash];
  if (outcome === 'gone' || (outcome === 'refused' && !isRefused) || isOver)
    await tx.rows(`DELETE FROM push_subscriptions ${where}`, ids);
  else if (outcome === 'sent') await tx.rows(`UPDATE push_subscriptions SET due_at = NULL, failures = 0 ${where}`, ids);
  else if (outcome === 'refused') await tx.rows(`UPDATE push_subscriptions SET due_at = NULL ${where}`, ids);
  else {
    const delay = Math.min(longestDelay, Math.max(outcome.retryAfter, 60 * 2 ** failures));
    await tx.rows(
      `UPDATE push_subscriptions SET failures = failures + 1, due_at = now() + make_interval(secs => $3) ${where}`,
      [...ids, delay],
    );
  }
}
