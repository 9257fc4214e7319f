import type { Topic } from '@krets/shared/kinds';
import type { Said } from '@krets/shared/realtime';
import DataLoader from 'dataloader';
import type { PoolClient } from 'pg';
import type { DataSource, ObjectLiteral, QueryRunner } from 'typeorm';
import { uncertain } from '../errors.js';
import { log } from '../log.js';
import type { CodeKind, Letter } from '../mail/kinds.js';
import type { DurableLetter, Outbox } from '../mail/outbox.js';
import type { NewsToSend } from '../realtime/news.js';
import { concernNotification } from '../realtime/notifications.js';
import type { SecurityEvent } from '../security-log.js';
import { ask, askAlone, askLeisurely } from './batch.js';
import { columnsOf } from './columns.js';
import { isAnswer, Rolled } from './commit-answer.js';
import { databaseNow } from './database-clock.js';
import { become } from './identity.js';

type Class<T> = new () => T;
/** `said`: a message told whole. `since`: when it was posted, for what was there before; who began later does not hear of it. */
type Subject = { topic: Topic; id: string; kind: string; challengeId?: string; said?: Said; since?: Date };

const nobody = '00000000-0000-0000-0000-000000000000';
/** Who acts: found out by the database while the first statements are already under way. */
export type Entered = {
  personId: string | null;
  sessionId: string | null;
  /** Whether the person has proved within the last minutes who they are. */
  proved: boolean;
  /** The session has not been marked as used for an hour. */
  unused: boolean;
};

/** Who is told what came of it: that a session was used, and what is in which room. */
type Told = { used: (sessionId: string) => void; within: (id: string, networkId: string) => void };

/** One transaction that acts as one person, or as nobody. Row-level security answers for every statement in it. */
export class Tx {
  readonly #loaders = new Map<unknown, DataLoader<string, unknown>>();
  readonly #brought = new Map<unknown, Map<string, unknown>>();
  readonly #last: Promise<unknown>[] = [];
  #ready: Promise<void>;
  #entered: Entered | undefined;
  #failure: unknown;
  #over = false;
  readonly news: NewsToSend[] = [];
  /** Sent after commit and dropped on rollback: codes, which nobody can use an hour later. All other mail goes through `mail`. */
  readonly letters: Letter<CodeKind>[] = [];
  /** Whether there is mail to be delivered. */
  mailed = false;
  /** Written to the security log after commit and dropped on rollback. */
  readonly securityEvents: SecurityEvent[] = [];
  /** The moment everything in this transaction happens, by the clock of the database. */
  at = databaseNow();

  constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    entered: Promise<Entered>,
    private readonly outbox: Outbox,
    private readonly told: Told = { used: () => {}, within: () => {} },
  ) {
    this.#ready = entered.then((who) => {
      this.#entered = who;
    });
    this.#ready.catch(() => {});
  }

  /** Null when nobody is signed in. */
  get personId(): string | null {
    if (!this.#entered) throw new Error('Not known before the first answer of the database.');
    return this.#entered.personId;
  }

  get sessionId(): string | null {
    if (!this.#entered) throw new Error('Not known before the first answer of the database.');
    return this.#entered.sessionId;
  }

  /** Whether the person has proved within the last minutes who they are. A job, which has no session, need not. */
  get proved(): boolean {
    if (!this.#entered) throw new Error('Not known before the first answer of the database.');
    return this.#entered.proved;
  }

  /** The person acting; nobody's id, which owns nothing, when there is none. A first statement says app.me() instead: it leaves before this is known. */
  get me(): string {
    return this.personId ?? nobody;
  }

  /** When this has been waited for, it is known who acts. */
  entered(): Promise<void> {
    return this.#ready;
  }

  /** No statement is answered before `check` has let the person pass. */
  demand(check: (personId: string | null) => void): void {
    this.#ready = this.#ready.then(() => check(this.personId));
    this.#ready.catch(() => {});
  }

  async rows<T extends object = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    // The connection may already be somebody else's, and what is sent on it would be done as that person.
    if (this.#over) throw new Error('This transaction is over.');
    const answered = ask(this.client, sql, values).catch(this.#firstFailure);
    const [, result] = await Promise.all([this.#ready, answered]);
    return result.rows as T[];
  }

  /** Statements under way together all fail with the first; those after it say only that the transaction is over. */
  readonly #firstFailure = (error: unknown): never => {
    throw (this.#failure ??= error);
  };

  async row<T extends object = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, values))[0];
  }

  /** Rows of an entity's table `t`, in the entity's shape. `tail` begins after `FROM table t`. */
  select<T extends object>(entity: Class<T>, tail: string, values: unknown[] = []): Promise<T[]> {
    const meta = this.source.getMetadata(entity);
    return this.rows<T>(`SELECT ${columnsOf(meta)} FROM ${meta.tableName} t ${tail}`, values);
  }

  /** As `select`, with `more` columns in each row. */
  selectWith<T extends object, M extends object>(
    entity: Class<T>,
    more: string,
    tail: string,
    values: unknown[] = [],
  ): Promise<(T & M)[]> {
    const meta = this.source.getMetadata(entity);
    return this.rows<T & M>(`SELECT ${columnsOf(meta)}, ${more} FROM ${meta.tableName} t ${tail}`, values);
  }

  async one<T extends object>(entity: Class<T>, tail: string, values: unknown[] = []): Promise<T | undefined> {
    return (await this.select(entity, tail, values))[0];
  }

  /** Without RETURNING, because what one inserts one may not yet be allowed to read. */
  async insert<T extends ObjectLiteral>(entity: Class<T>, row: T): Promise<T> {
    const { tableName, columns: all } = this.source.getMetadata(entity);
    const columns = all.filter(({ isInsert }) => isInsert);
    const places = columns.map((_, i) => `$${i + 1}`).join(', ');
    await this.rows(
      `INSERT INTO ${tableName} (${columns.map((c) => c.databaseName).join(', ')}) VALUES (${places})`,
      columns.map((c) => row[c.propertyName] ?? null),
    );
    return row;
  }

  /** One batch per kind of thing and transaction; `find` answers in any order, keyed by `keyOf`. */
  load<T>(
    kind: object,
    key: string,
    find: (keys: readonly string[]) => Promise<T[]>,
    keyOf: (row: T) => string,
  ): Promise<T | undefined> {
    const brought = this.#brought.get(kind)?.get(key) as T | undefined;
    if (brought) return Promise.resolve(brought);
    let loader = this.#loaders.get(kind) as DataLoader<string, T | undefined> | undefined;
    if (!loader) {
      loader = new DataLoader(async (keys) => {
        const found = new Map((await find(keys)).map((row) => [keyOf(row), row]));
        return keys.map((k) => found.get(k));
      });
      this.#loaders.set(kind, loader as DataLoader<string, unknown>);
    }
    return loader.load(key);
  }

  /** Written down in this transaction, and delivered after it: late rather than not at all. */
  async mail(...letters: DurableLetter[]): Promise<void> {
    if (letters.length === 0) return;
    this.mailed = true;
    await this.outbox.write(this, letters);
  }

  /** What a statement has brought along need not be loaded. */
  bring<T>(kind: object, rows: T[], keyOf: (row: T) => string): void {
    this.#brought.set(
      kind,
      new Map([...(this.#brought.get(kind) ?? []), ...rows.map((row) => [keyOf(row), row] as const)]),
    );
  }

  /** Holds up a key for this transaction: an invitation's hash or a proven e-mail address. */
  async present(key: string): Promise<void> {
    await this.rows(`SELECT set_config('app.access_key', $1, true)`, [key]);
  }

  /** Acts as this person from here on, and forgets what was seen before. Only for sign-in, which has just proved who it is, for jobs and for the demo. */
  async become(personId: string): Promise<void> {
    // Who came in is noted when the database has answered; noted later than this it would undo it.
    await this.#ready;
    this.#entered = { personId, sessionId: null, proved: true, unused: false };
    this.#loaders.clear();
    this.#brought.clear();
    await this.rows(become, [personId]);
  }

  /**
   * Waits for the network's other writers; what is read afterwards is what they left.
   * @returns the number the next entry of the journal gets
   */
  async queue(networkId: string): Promise<number> {
    const row = await this.row<{ seq: number }>(
      `SELECT journal_seq + 1 AS seq FROM network_counters WHERE network_id = $1 FOR UPDATE`,
      [networkId],
    );
    return row?.seq ?? 0;
  }

  /**
   * As `queue`, by network or by challenge, for a verb that changes no seat and closes nothing: what is open to the person is found
   * once, when her turn has come. Whoever would change it waits in the same queue.
   */
  async takeTurn({ networkId, challengeId }: { networkId?: string; challengeId?: string }): Promise<number> {
    const row = await this.row<{ seq: number | null }>('SELECT app.lock_network($1, $2) AS seq', [
      networkId ?? null,
      challengeId ?? null,
    ]);
    return row?.seq ?? 0;
  }

  /**
   * Appends to the network's journal and has it told after commit. The counter row makes `seq` gap-free: writers of one
   * network queue here. Where the counter is out of sight the statement itself fails.
   */
  async announce(networkId: string, { topic, id, kind, challengeId, said, since }: Subject): Promise<number> {
    const about = topic === 'CHALLENGE' ? id : (challengeId ?? null);
    for (const known of [networkId, id, challengeId]) if (known) this.told.within(known, networkId);
    const [{ seq, kept }] = (await this.rows(
      `WITH next AS (UPDATE network_counters SET journal_seq = journal_seq + 1 WHERE network_id = $1 RETURNING journal_seq AS seq),
       entry AS (INSERT INTO journal (network_id, seq, topic, subject_id, challenge_id, kind, at, since)
                 VALUES ($1, (SELECT seq FROM next), $2, $3, $4, $5, $6, $8))
       SELECT seq, CASE WHEN $7::uuid IS NOT NULL THEN app.hidden_from($7)
                        WHEN $8::timestamptz IS NOT NULL THEN app.late_readers($1, $8) END AS kept,
         set_config('app.notify_later', $1 || ':' || seq, true) FROM next`,
      [networkId, topic, id, challengeId ?? null, kind, this.at, about, since ?? null],
    )) as [{ seq: number; kept: string[] | null }];
    if (said) this.news.push({ said: { ...said, seq } });
    else
      this.news.push({
        changed: { networkId, seq, topic, id, ...(challengeId ? { challengeId } : {}) },
        ...(kept?.length ? { keptFrom: kept } : {}),
      });
    return seq;
  }

  /** After the commit: a notification within the transaction would make all writers wait for each other (see the migration). */
  #notifyOfEntries(): void {
    const heads = new Map<string, number>();
    for (const item of this.news) {
      if ('said' in item) heads.set(item.said.message.networkId, item.said.seq);
      else if ('changed' in item) heads.set(item.changed.networkId, item.changed.seq);
    }
    if (heads.size === 0) return;
    const payloads = [...heads].map(([networkId, seq]) => `${networkId}:${seq}`);
    ask(this.client, `SELECT pg_notify('krets', p) FROM unnest($1::text[]) p`, [payloads]).catch(() => {});
  }

  /** Other processes hear of it when this commits. What is in a journal does not go this way. */
  notify(): void {
    const payloads = this.news.flatMap((item) =>
      'concern' in item
        ? item.concern.personIds.map((personId) => concernNotification(item.concern.networkId, personId))
        : [],
    );
    if (payloads.length > 0) this.last(this.rows(`SELECT pg_notify('krets', p) FROM unnest($1::text[]) p`, [payloads]));
  }

  /** A verb's last statements: nobody waits for them but the commit, which leaves in the same packet. */
  last(...statements: Promise<unknown>[]): void {
    for (const statement of statements) statement.catch(() => {});
    this.#last.push(...statements);
  }

  /** Acts at the exact time of the database, for what compares deadlines. */
  async takeDatabaseTime(): Promise<void> {
    const [row] = await this.rows<{ now: Date }>('SELECT now()');
    if (row) this.at = row.now;
  }

  /** @throws what went wrong in the last statements; then nothing was changed, unless it is UNCERTAIN */
  async commit(): Promise<void> {
    const commit = ask(this.client, 'COMMIT');
    this.#notifyOfEntries();
    this.#over = true;
    try {
      await Promise.all([...this.#last, commit]);
      // After a statement that failed PostgreSQL rolls back, and says so only in the name of what it did.
      if ((await commit).command !== 'COMMIT') throw new Rolled('Rolled back.');
    } catch (error) {
      // Behind one that failed the commit has not been carried out either.
      await commit.catch(() => askAlone(this.client, 'ROLLBACK')).catch(() => {});
      // Without an answer to the commit nobody knows.
      if (!isAnswer(error)) {
        log.warn({ err: error }, 'The answer to a commit was lost');
        throw uncertain();
      }
      throw error;
    } finally {
      await this.runner.release();
    }
    this.#used();
  }

  async rollBack(): Promise<void> {
    this.#over = true;
    try {
      await askAlone(this.client, 'ROLLBACK');
    } finally {
      await this.runner.release();
    }
  }

  /** Ends a reading. */
  async close(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    askLeisurely(this.client, 'COMMIT');
    await this.runner.release();
    this.#used();
  }

  #used(): void {
    const { unused, sessionId } = this.#entered ?? {};
    if (unused && sessionId) this.told.used(sessionId);
  }
}
