import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import pg from 'pg';
import type { ConnectionWatch } from '../database/connections/connection-watch.js';
import { timeouts as databasePatience } from '../database/connections/role-settings.js';
import { log } from '../logging/log.js';
import { type EmailTransport, MailFailure, maxConcurrent } from './email-transport.js';
import type { EmailMessage } from './kinds.js';
import type { OutgoingMails } from './outgoing-mails.js';
import type { ReturnAddresses } from './return-addresses.js';

type Waiting = { id: string; kind: string; payload: Buffer; attempts: number; number: number; age: number };
type FailedMail = { kind: string; state: 'WAITING' | 'UNDELIVERABLE'; mails: number };

/** Mails claimed at the same time: to look for each alone would read through all that wait. */
const mostClaimed = 100;
/** In milliseconds: claimed mail that has waited longer for its turn is released, long before its claim expires. */
const longestTurn = 60_000;
/** Seconds after which a notice is not sent: what is unread still is in the digest. */
const latestNotice = 48 * 3_600;
/** In milliseconds: how soon mail written by another process is found. */
const pollInterval = 1_000;
/** In milliseconds: how long a stop waits for the mail server. */
const batchTimeout = 5_000;
/** Seconds after which a claim expires even if its process hangs. Longer than any time-out of the mail server. */
const lease = 300;
/** Seconds until a claim expires whose process has no database session. A running one may lack it for a moment. */
const absence = 10;

const take = `
  UPDATE outgoing_mail SET claimed_by = $1, claimed_until = now() + make_interval(secs => ${lease})
  WHERE id IN (
    SELECT m.id FROM outgoing_mail m
    WHERE m.state = 'WAITING' AND m.next_attempt_at <= now() AND m.id <> ALL ($2::uuid[])
      AND (m.claimed_until IS NULL OR m.claimed_until < now()
        OR (m.claimed_until < now() + make_interval(secs => ${lease - absence})
          AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.application_name = m.claimed_by)))
      AND NOT EXISTS (SELECT FROM outgoing_mail e WHERE e.recipient = m.recipient AND e.state = 'WAITING' AND e.number < m.number)
    ORDER BY m.number LIMIT ${mostClaimed} FOR UPDATE SKIP LOCKED)
  RETURNING id, kind, payload, attempts, number::float8, extract(epoch FROM now() - created_at)::float8 AS age`;
const release = `UPDATE outgoing_mail SET claimed_by = NULL, claimed_until = NULL WHERE id = ANY ($1::uuid[]) AND claimed_by = $2`;

/**
 * Delivers mail from outgoing_mail: for each recipient one at a time, in the order it was written. SMTP has no transactions, so delivery
 * is at least once: twice only when the process dies in the milliseconds between the answer of the mail server and the deletion of the
 * row. The second copy has the same Message-ID.
 */
export class EmailDelivery {
  readonly #me = `mail ${randomUUID()}`;
  readonly #inProgress = new Map<string, Promise<void>>();
  /** Claimed, and waiting for their turn; each has another recipient. */
  #claimed: Waiting[] = [];
  #claimedAt = 0;
  #pool: pg.Pool | undefined;
  #running: Promise<void> | undefined;
  #cleanedAt = 0;
  #stopped = false;
  #wake = () => {};
  /** Told when the address of a person with an account is refused for good. */
  onRefused: (personId: string) => Promise<void> = async () => {};

  /** Without an address another process delivers. */
  constructor(
    private readonly url: string | undefined,
    private readonly emailTransport: EmailTransport,
    private readonly outgoingMails: OutgoingMails,
    private readonly retries: readonly number[],
    private readonly returnAddresses: ReturnAddresses,
    private readonly connectionWatch?: ConnectionWatch,
  ) {}

  start(): void {
    if (!this.url) return;
    const pool = new pg.Pool({
      connectionString: this.url,
      max: 2,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: databasePatience.connect,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      // Distinguishes its claims from those of a process that has ended.
      onConnect: (client) => client.query(`SET application_name = '${this.#me}'`),
    });
    this.connectionWatch?.watch(pool);
    pool.on('connect', (client) => client.on('error', () => {}));
    pool.on('error', () => {});
    this.#pool = pool;
    this.#running = this.#run(pool);
  }

  /** Mail was written: look at once. */
  wake(): void {
    this.#wake();
  }

  /**
   * For monitoring: late and given-up mail by kind; null where another process delivers. Mail delivered in time is not counted, since its
   * times would tell when a room is used.
   */
  async failing(): Promise<FailedMail[] | null> {
    if (!this.#pool) return null;
    const { rows } = await this.#pool.query<FailedMail>(
      `SELECT kind, state, count(*)::int AS mails FROM outgoing_mail
       WHERE state = 'UNDELIVERABLE' OR attempts > 0 OR created_at < now() - interval '10 minutes' GROUP BY kind, state`,
    );
    return rows;
  }

  async #run(pool: pg.Pool): Promise<void> {
    while (!this.#stopped) {
      // Created before the look, so that mail written meanwhile wakes the wait.
      const woken = new Promise<void>((resolve) => (this.#wake = resolve));
      const began = await this.#begin(pool).catch(async (error: unknown) => {
        log.warn({ err: error }, 'Waiting mail could not be read');
        return 0;
      });
      if (began === 0) await Promise.race([woken, pause(pollInterval, undefined, { ref: false })]);
    }
  }

  async #begin(pool: pg.Pool): Promise<number> {
    await this.#clean(pool);
    if (this.#inProgress.size >= maxConcurrent) return 0;
    if (performance.now() - this.#claimedAt > longestTurn) await this.#release(pool);
    if (this.#claimed.length === 0) await this.#claim(pool);
    const next = this.#stopped ? [] : this.#claimed.splice(0, maxConcurrent - this.#inProgress.size);
    for (const waiting of next) {
      const delivery = this.#deliver(pool, waiting).finally(() => {
        this.#inProgress.delete(waiting.id);
        this.#wake();
      });
      this.#inProgress.set(waiting.id, delivery);
    }
    return next.length;
  }

  async #claim(pool: pg.Pool): Promise<void> {
    this.#claimedAt = performance.now();
    const { rows } = await pool.query<Waiting>(take, [this.#me, [...this.#inProgress.keys()]]);
    this.#claimed = rows.sort((a, b) => a.number - b.number);
  }

  /** Leaves what has not had its turn to whoever looks next. */
  async #release(pool: pg.Pool): Promise<void> {
    const ids = this.#claimed.splice(0).map(({ id }) => id);
    if (ids.length > 0) await pool.query(release, [ids, this.#me]);
  }

  async #deliver(pool: pg.Pool, waiting: Waiting): Promise<void> {
    const { id, kind } = waiting;
    if (kind === 'WAITING' && waiting.age > latestNotice)
      return this.#failed(pool, waiting, new MailFailure('LATE', true));
    let person: string | null = null;
    try {
      const mail = this.outgoingMails.read(id, kind, waiting.payload);
      const account = await this.#accountOf(pool, mail);
      ({ person } = account);
      const returnTo = person ? this.returnAddresses.make(person, mail.kind) : undefined;
      const route = { returnTo, thread: this.outgoingMails.threadOf(mail) };
      await this.emailTransport.send({ ...mail, language: account.language ?? mail.language }, id, route);
    } catch (error) {
      const failure = error instanceof MailFailure ? error : new MailFailure('INTERNAL', false);
      if (failure !== error) log.error({ err: error, kind, id }, 'A mail could not be made');
      if (person && failure.aboutAddress)
        await this.onRefused(person).catch((err: unknown) => log.warn({ err }, 'A refusal was not noted'));
      return this.#failed(pool, waiting, failure);
    }
    await this.#mark(pool, 'DELETE FROM outgoing_mail WHERE id = $1', [id]);
  }

  /** Whose address it is, and the language they have chosen; null when no account has it. */
  async #accountOf(pool: pg.Pool, { to }: EmailMessage): Promise<{ person: string | null; language: Language | null }> {
    const { rows } = await pool.query('SELECT mail.language_of($1) AS language, mail.person_of($1) AS person', [to]);
    return rows[0];
  }

  async #failed(pool: pg.Pool, { id, kind, attempts }: Waiting, { code, permanent }: MailFailure): Promise<void> {
    const delay = permanent ? undefined : this.retries[attempts];
    if (delay !== undefined) {
      log.info({ kind, id, code }, 'A mail is tried again later');
      await this.#mark(
        pool,
        `UPDATE outgoing_mail SET attempts = attempts + 1, failure = $2, next_attempt_at = now() + make_interval(secs => $3),
           claimed_by = NULL, claimed_until = NULL WHERE id = $1`,
        [id, code.slice(0, 32), delay],
      );
    } else {
      log.error({ kind, id, code }, 'A mail cannot be delivered');
      await this.#mark(
        pool,
        `UPDATE outgoing_mail SET attempts = attempts + 1, failure = $2, state = 'UNDELIVERABLE', ended_at = now(),
           payload = NULL, recipient = NULL, claimed_by = NULL, claimed_until = NULL WHERE id = $1`,
        [id, code.slice(0, 32)],
      );
    }
  }

  /** Repeated until it is stored: a forgotten answer would mean sending the mail again. */
  async #mark(pool: pg.Pool, sql: string, values: unknown[]): Promise<void> {
    for (;;) {
      try {
        await pool.query(sql, values);
        return;
      } catch (error) {
        if (this.#stopped) return;
        log.warn({ err: error }, 'The result of a delivery could not be stored yet');
        await pause(pollInterval);
      }
    }
  }

  async #clean(pool: pg.Pool): Promise<void> {
    if (Date.now() - this.#cleanedAt < 3_600_000) return;
    this.#cleanedAt = Date.now();
    await pool.query(`DELETE FROM outgoing_mail WHERE ended_at < now() - interval '${limits.undeliverableDays} days'`);
  }

  /** Waits for mail being sent. What the mail server has not answered by then is found by the next process. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
    const released = this.#pool && this.#release(this.#pool).catch(() => {});
    const sent = Promise.all([released, ...this.#inProgress.values()]);
    await Promise.race([sent, pause(batchTimeout, undefined, { ref: false })]);
    this.emailTransport.closeConnections();
    await Promise.race([this.#pool?.end().catch(() => {}), pause(pollInterval, undefined, { ref: false })]);
  }
}
