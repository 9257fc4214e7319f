import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EmailDelivery } from '../email/delivery.js';
import { EmailTransport } from '../email/email-transport.js';
import { OutgoingMails } from '../email/outgoing-mails.js';
import { fromDatabase, isRetryable } from '../errors.js';
import { log } from '../logging/log.js';
import { logSecurityEvent } from '../logging/security-log.js';
import { Realtime } from '../realtime/realtime.js';
import { connect } from './connections/connect.js';
import { poolOf } from './connections/data-source.js';
import { timeouts } from './connections/role-settings.js';
import { queryBatched } from './pipeline.js';
import { WriteQueue } from './room-queue.js';
import { hearSecurityNotices } from './security-notices.js';
import { Tx } from './tx.js';

const retries = 3;

/** The only access to the database: one transaction, as one person. */
@Injectable()
export class Transactions {
  readonly #marking = new Set<string>();
  readonly #queue = new WriteQueue(() => poolOf(this.database).options.max, timeouts.lock);

  constructor(
    private readonly database: DataSource,
    private readonly realtime: Realtime,
    private readonly emailTransport: EmailTransport,
    private readonly outgoingMails: OutgoingMails,
    private readonly emailDelivery: EmailDelivery,
  ) {}

  /** Begins as the person whose session has this hash. The look-up is not awaited: the first statements are sent with it. */
  async begin(tokenHash: string, mode: 'READ ONLY' | 'READ WRITE'): Promise<Tx> {
    const { runner, client } = await connect(this.database);
    // One answer shows one moment: a page that knows the journal number of its answer misses no later change.
    const begun = queryBatched(
      client,
      mode === 'READ ONLY' ? `BEGIN ISOLATION LEVEL REPEATABLE READ ${mode}` : `BEGIN ${mode}`,
    );
    const entered = queryBatched(client, 'SELECT person_id, session_id, proved, unused FROM app.authenticate($1)', [
      tokenHash,
    ]);
    const who = Promise.all([begun, entered]).then(
      ([
        ,
        {
          rows: [row],
        },
      ]) => ({
        personId: row.person_id,
        sessionId: row.session_id,
        proved: row.proved === true,
        unused: row.unused === true,
      }),
    );
    const tx = new Tx(this.database, runner, client, who, this.outgoingMails, {
      sessionUsed: (sessionId) => void this.#markUsed(tokenHash, sessionId),
      networkFound: (id, networkId) => this.#queue.note(id, networkId),
    });
    if (mode === 'READ WRITE') hearSecurityNotices(client, tx);
    return tx;
  }

  /** Marks the session as used, about once an hour and after the request has released its connection. Nobody waits for it. */
  async #markUsed(tokenHash: string, sessionId: string): Promise<void> {
    if (this.#marking.has(sessionId)) return;
    this.#marking.add(sessionId);
    try {
      await this.write(tokenHash, (tx) =>
        tx.rows(`UPDATE sessions SET last_used_at = now() WHERE id = $1 AND last_used_at < now() - interval '1 hour'`, [
          sessionId,
        ]),
      );
    } catch (error) {
      log.warn({ err: error }, 'A session was not marked as used');
    } finally {
      this.#marking.delete(sessionId);
    }
  }

  /** Acts as one person, for jobs, which have no session. */
  writeAs<T>(personId: string, fn: (tx: Tx) => Promise<T>, about: readonly string[] = []): Promise<T> {
    const writing = async (tx: Tx) => {
      await Promise.all([tx.useDatabaseTime(), tx.actAs(personId)]);
      return fn(tx);
    };
    return this.write('', writing, about);
  }

  /** The same for each of several people, in transactions of their own. What fails for one is thrown when the others have had their turn. */
  async writeAsEach(people: readonly string[], fn: (tx: Tx) => Promise<unknown>): Promise<void> {
    const failures: unknown[] = [];
    for (const personId of people) await this.writeAs(personId, fn).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  readAs<T>(personId: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.read('', async (tx) => {
      await tx.actAs(personId);
      return fn(tx);
    });
  }

  /**
   * Events of `fn` are sent after the commit, and dropped on rollback. `fn` runs again when the database has cancelled it to resolve a
   * deadlock or a conflict.
   *
   * @param about ids of what is written about: when a room has many writers, they wait here without a connection
   * @throws BUSY when it takes too long; UNCERTAIN when the answer to the commit was lost
   */
  async write<T>(tokenHash: string, fn: (tx: Tx) => Promise<T>, about: readonly string[] = []): Promise<T> {
    return this.#queue.run(about, () => this.#tryToWrite(tokenHash, fn));
  }

  async #tryToWrite<T>(tokenHash: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#writeOnce(tokenHash, fn);
      } catch (error) {
        if (tries > retries || !isRetryable(error)) throw fromDatabase(error) ?? error;
      }
    }
  }

  async #writeOnce<T>(tokenHash: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = await this.begin(tokenHash, 'READ WRITE');
    let result: T;
    try {
      result = await fn(tx);
      await tx.authenticated();
      tx.notifyOthers();
    } catch (error) {
      await tx.rollBack().catch(() => {});
      throw error;
    }
    await tx.commit();
    for (const event of tx.securityEvents) logSecurityEvent(event);
    this.realtime.publish(tx.events);
    for (const mail of tx.codeEmails) this.emailTransport.sendCode(mail);
    if (tx.hasMail) this.emailDelivery.wake();
    return result;
  }

  async read<T>(tokenHash: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = await this.begin(tokenHash, 'READ ONLY');
    try {
      await tx.authenticated();
      return await fn(tx);
    } finally {
      await tx.close();
    }
  }
}
