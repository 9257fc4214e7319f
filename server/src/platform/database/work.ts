import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fromDatabase, gaveWay } from '../errors.js';
import { log } from '../log.js';
import { Delivery } from '../mail/delivery.js';
import { Mail } from '../mail/mail.js';
import { Outbox } from '../mail/outbox.js';
import { Realtime } from '../realtime/realtime.js';
import { logSecurityEvent } from '../security-log.js';
import { ask } from './batch.js';
import { connect } from './connect.js';
import { poolOf } from './database.js';
import { patience } from './role-settings.js';
import { RoomQueue } from './room-queue.js';
import { hearSecurityNotices } from './security-notices.js';
import { Tx } from './tx.js';

const retries = 3;

/** The only way to the database: one transaction, as one person. */
@Injectable()
export class Work {
  readonly #marking = new Set<string>();
  readonly #queue = new RoomQueue(() => poolOf(this.database).options.max, patience.lock);

  constructor(
    private readonly database: DataSource,
    private readonly realtime: Realtime,
    private readonly mail: Mail,
    private readonly outbox: Outbox,
    private readonly delivery: Delivery,
  ) {}

  /** Begins as the person whose session has this hash. Nobody waits for the look-up: the first statements travel with it. */
  async begin(tokenHash: string, mode: 'READ ONLY' | 'READ WRITE'): Promise<Tx> {
    const { runner, client } = await connect(this.database);
    const begun = ask(client, `BEGIN ${mode}`);
    const entered = ask(client, 'SELECT person_id, session_id, proved, unused FROM app.authenticate($1)', [tokenHash]);
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
    const tx = new Tx(this.database, runner, client, who, this.outbox, {
      used: (sessionId) => void this.#markUsed(tokenHash, sessionId),
      within: (id, networkId) => this.#queue.note(id, networkId),
    });
    if (mode === 'READ WRITE') hearSecurityNotices(client, tx);
    return tx;
  }

  /** About once an hour for each session, when the request has given its connection back. Nobody waits for it. */
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

  /** As one person whom something has fallen due for: for jobs, which nobody has signed in for. */
  writeAs<T>(personId: string, fn: (tx: Tx) => Promise<T>, about: readonly string[] = []): Promise<T> {
    const writing = async (tx: Tx) => {
      await tx.become(personId);
      await tx.takeDatabaseTime();
      return fn(tx);
    };
    return this.write('', writing, about);
  }

  readAs<T>(personId: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.read('', async (tx) => {
      await tx.become(personId);
      return fn(tx);
    });
  }

  /**
   * What `fn` announced is told after the commit and dropped on rollback. `fn` begins anew when the database has stopped
   * it only so that another could go on.
   *
   * @param about the ids of what is written about: writers of one room wait here, without a connection, when they are many
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
        if (tries > retries || !gaveWay(error)) throw fromDatabase(error) ?? error;
      }
    }
  }

  async #writeOnce<T>(tokenHash: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = await this.begin(tokenHash, 'READ WRITE');
    let result: T;
    try {
      result = await fn(tx);
      await tx.entered();
      tx.notify();
    } catch (error) {
      await tx.rollBack().catch(() => {});
      throw error;
    }
    await tx.commit();
    for (const event of tx.securityEvents) logSecurityEvent(event);
    this.realtime.tell(tx.news);
    for (const letter of tx.letters) this.mail.sendCode(letter);
    if (tx.mailed) this.delivery.wake();
    return result;
  }

  async read<T>(tokenHash: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = await this.begin(tokenHash, 'READ ONLY');
    try {
      await tx.entered();
      return await fn(tx);
    } finally {
      await tx.close();
    }
  }
}
