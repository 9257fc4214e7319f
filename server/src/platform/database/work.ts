import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { fromDatabase, gaveWay } from '../errors.js';
import { log } from '../log.js';
import { Mail } from '../mail/mail.js';
import { Realtime } from '../realtime/realtime.js';
import { logSecurityEvent } from '../security-log.js';
import { ask } from './batch.js';
import { Tx } from './tx.js';

const retries = 3;

/** The only way to the database: one transaction, as one person. */
@Injectable()
export class Work {
  readonly #marking = new Set<string>();

  constructor(
    private readonly database: DataSource,
    private readonly realtime: Realtime,
    private readonly mail: Mail,
  ) {}

  /** Begins as the person whose session has this hash. Nobody waits for the look-up: the first statements travel with it. */
  async begin(tokenHash: string, mode: 'READ ONLY' | 'READ WRITE'): Promise<Tx> {
    const runner = this.database.createQueryRunner();
    const client: PoolClient = await runner.connect();
    const begun = ask(client, `BEGIN ${mode}`);
    const entered = ask(client, 'SELECT person_id, session_id, proved, unused FROM app.enter($1)', [tokenHash]);
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
    return new Tx(this.database, runner, client, who, (sessionId) => void this.#markUsed(tokenHash, sessionId));
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
  writeAs<T>(personId: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.write('', async (tx) => {
      await tx.become(personId);
      return fn(tx);
    });
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
   */
  async write<T>(tokenHash: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
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
    } catch (error) {
      await tx.rollBack().catch(() => {});
      throw error;
    }
    await tx.commit();
    for (const event of tx.securityEvents) logSecurityEvent(event);
    this.realtime.tell(tx.news);
    for (const letter of tx.letters)
      this.mail.send(letter).catch((error) => log.error({ err: error }, 'A letter was not sent'));
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
