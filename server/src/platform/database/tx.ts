import type { PoolClient } from 'pg';
import type { DataSource, ObjectLiteral, QueryRunner } from 'typeorm';
import type { CodeKind, EmailMessage } from '../email/kinds.js';
import type { DurableEmail, OutgoingMails } from '../email/outgoing-mails.js';
import { uncertain } from '../errors.js';
import { log } from '../logging/log.js';
import type { SecurityEvent } from '../logging/security-log.js';
import { entryNotifications, noticeNotifications, reportNotifications } from '../realtime/database-notifications.js';
import type { NewEntry } from '../realtime/new-entry.js';
import { entryAdded, type RoomEvent } from '../realtime/room-event.js';
import { columnsOf, insertOf } from './columns.js';
import { isServerAnswer, RolledBackError } from './commit-answer.js';
import { databaseNow } from './database-clock.js';
import { type Actor, nobodyId, setIdentity } from './identity.js';
import { queryBatched, queryDeferred, queryNow } from './pipeline.js';
import { RowLoaders } from './row-loaders.js';

type Class<T> = new () => T;
/** Receives results: that a session was used, and which room a thing belongs to. */
type TxObserver = { sessionUsed: (sessionId: string) => void; networkFound: (id: string, networkId: string) => void };

/** One transaction that acts as one person or as nobody. Row-level security applies to every statement in it. */
export class Tx {
  readonly #rows = new RowLoaders();
  readonly #sentWithCommit: Promise<unknown>[] = [];
  #ready: Promise<void>;
  #actor: Actor | undefined;
  #failure: unknown;
  #ended = false;
  readonly events: RoomEvent[] = [];
  /** Sign-in codes: sent after commit and dropped on rollback, because they are useless an hour later. All other mail uses `sendMail`. */
  readonly codeEmails: EmailMessage<CodeKind>[] = [];
  /** Whether there is mail to deliver. */
  hasMail = false;
  /** Written to the security log after commit, dropped on rollback. */
  readonly securityEvents: SecurityEvent[] = [];
  /** The time of everything in this transaction, by the database's clock. */
  at = databaseNow();

  constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    entered: Promise<Actor>,
    private readonly outgoingMails: OutgoingMails,
    private readonly observer: TxObserver = { sessionUsed: () => {}, networkFound: () => {} },
  ) {
    this.#ready = entered.then((who) => {
      this.#actor = who;
    });
    this.#ready.catch(() => {});
  }

  get #known(): Actor {
    if (!this.#actor) throw new Error('Not known before the first answer of the database.');
    return this.#actor;
  }

  /** Null when nobody is signed in. */
  get personId(): string | null {
    return this.#known.personId;
  }

  get sessionId(): string | null {
    return this.#known.sessionId;
  }

  /** Whether the person has given a fresh proof. Always true in a job, which has no session. */
  get proved(): boolean {
    return this.#known.proved;
  }

  /**
   * Id of the acting person; a nil id, which owns nothing, when there is none. A first statement must use app.me() instead: it is sent
   * before the id is known.
   */
  get me(): string {
    return this.personId ?? nobodyId;
  }

  /** After this the acting person is known. */
  authenticated(): Promise<void> {
    return this.#ready;
  }

  /** No statement is answered before `check` has accepted the person. */
  assertFirst(check: (personId: string | null) => void): void {
    this.#ready = this.#ready.then(() => check(this.personId));
    this.#ready.catch(() => {});
  }

  /** @param onRow is called with each row instead of the answer holding them */
  async rows<T extends object = Record<string, unknown>>(
    sql: string,
    values: unknown[] = [],
    onRow?: (row: object) => void,
  ): Promise<T[]> {
    // The connection may already serve somebody else, and a statement on it would run as that person.
    if (this.#ended) throw new Error('This transaction is over.');
    const answered = queryBatched(this.client, sql, values, onRow).catch(this.#firstFailure);
    const [, result] = await Promise.all([this.#ready, answered]);
    return result.rows as T[];
  }

  /** The same for large rows: each is there as soon as it has come, while the database finds the next ones. */
  async *rowsAsTheyCome<T extends object>(sql: string, values: unknown[] = []): AsyncGenerator<T> {
    await this.#ready;
    const come: T[] = [];
    let wake = () => {};
    let isOver = false;
    const over = this.rows<T>(sql, values, (row) => {
      come.push(row as T);
      wake();
    }).finally(() => {
      isOver = true;
      wake();
    });
    // The one who reads the rows hears of a failure at the end of them.
    over.catch(() => {});
    for (;;) {
      const next = come.shift();
      if (next) yield next;
      else if (isOver) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    await over;
  }

  /** All statements sent together fail with the first error; later ones report only that the transaction is over. */
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

  /** Like `select`, with `more` columns in each row. */
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

  /** Without RETURNING, because the person may not be allowed to read the new row yet. */
  async insert<T extends ObjectLiteral>(entity: Class<T>, row: T): Promise<T> {
    const { sql, values } = insertOf(this.source.getMetadata(entity), row);
    await this.rows(sql, values);
    return row;
  }

  /** One batch for each kind of thing in a transaction; `find` returns rows in any order, matched by `keyOf`. */
  load<T>(
    kind: object,
    key: string,
    find: (keys: readonly string[]) => Promise<T[]>,
    keyOf: (row: T) => string,
  ): Promise<T | undefined> {
    return this.#rows.load(kind, key, find, keyOf);
  }

  /** Stores mail in this transaction; it is delivered afterwards, late rather than never. */
  async sendMail(...mails: DurableEmail[]): Promise<void> {
    if (mails.length === 0) return;
    this.hasMail = true;
    await this.outgoingMails.write(this, mails);
  }

  /** Adds rows that a statement has returned already to the loader. */
  prime<T>(kind: object, rows: T[], keyOf: (row: T) => string): void {
    this.#rows.prime(kind, rows, keyOf);
  }

  /** Sets the access key of this transaction: an invitation's hash or a proven e-mail address. */
  async setAccessKey(key: string): Promise<void> {
    await this.rows(`SELECT set_config('app.access_key', $1, true)`, [key]);
  }

  /** Acts as this person from here on, and drops what was loaded. Only for sign-in, jobs and the demo: nothing is checked here. */
  async actAs(personId: string): Promise<void> {
    // The database's answer sets the person; if it came after this, it would undo it.
    await this.#ready;
    this.#actor = { personId, sessionId: null, proved: true, unused: false };
    this.#rows.clear();
    await this.rows(setIdentity, [personId]);
  }

  /**
   * Waits for the network's other writers; later reads see what they wrote.
   * @returns the number of the next journal entry
   */
  async lockNetwork(networkId: string): Promise<number> {
    const row = await this.row<{ seq: number }>(
      `SELECT journal_seq + 1 AS seq FROM network_counters WHERE network_id = $1 FOR UPDATE`,
      [networkId],
    );
    return row?.seq ?? 0;
  }

  /**
   * Like `lockNetwork`, by network or by challenge, for operations that change no seat and close nothing: what the person may access is
   * determined once, after the wait. Whoever would change it waits for the same lock.
   */
  async lockNetworkForPost({ networkId, challengeId }: { networkId?: string; challengeId?: string }): Promise<number> {
    const row = await this.row<{ seq: number | null }>('SELECT app.lock_network($1, $2) AS seq', [
      networkId ?? null,
      challengeId ?? null,
    ]);
    return row?.seq ?? 0;
  }

  /**
   * Appends to the network's journal, and announces it after commit. The counter row makes `seq` gap-free: writers of one network wait
   * for each other here. When the counter row is not visible, the statement fails.
   */
  async appendEntry(
    networkId: string,
    { topic, id, kind, challengeId, posted: message, since }: NewEntry,
  ): Promise<number> {
    const about = topic === 'CHALLENGE' ? id : (challengeId ?? null);
    for (const known of [networkId, id, challengeId]) if (known) this.observer.networkFound(known, networkId);
    const [{ seq, hiddenFrom, noticed }] = (await this.rows(
      `WITH next AS (UPDATE network_counters SET journal_seq = journal_seq + 1 WHERE network_id = $1 RETURNING journal_seq AS seq),
       entry AS (INSERT INTO journal (network_id, seq, topic, subject_id, challenge_id, kind, at, since)
                 VALUES ($1, (SELECT seq FROM next), $2, $3, $4, $5, $6, $8))
       SELECT seq, set_config('app.notify_later', $1 || ':' || seq, true), CASE WHEN $7::uuid IS NOT NULL THEN app.hidden_from($7)
                        WHEN $8::timestamptz IS NOT NULL THEN app.late_readers($1, $8) END AS "hiddenFrom",
         app.write_notices($1, seq, $9, $3, $7, $6) AS noticed FROM next`,
      [networkId, topic, id, challengeId ?? null, kind, this.at, about, since ?? null, `${topic}_${kind}`],
    )) as [{ seq: number; hiddenFrom: string[] | null; noticed: string[] }];
    if (message) this.events.push({ posted: { ...message, seq } });
    else
      this.events.push({
        changed: entryAdded(networkId, { seq, topic, id, challengeId, kind }),
        hiddenFrom: hiddenFrom ?? [],
      });
    if (noticed.length > 0) this.events.push({ noticed });
    return seq;
  }

  /** After the commit, because a notification within a transaction makes all writers wait for each other (see the migration). */
  #notifyOfEntries(): void {
    const payloads = [...entryNotifications(this.events), ...noticeNotifications(this.events)];
    if (payloads.length > 0)
      queryBatched(this.client, `SELECT pg_notify('krets', p) FROM unnest($1::text[]) p`, [payloads]).catch(() => {});
  }

  /** Other processes are notified when this commits. Journal entries do not use this. */
  notifyOthers(): void {
    const payloads = reportNotifications(this.events);
    if (payloads.length > 0)
      this.sendWithCommit(this.rows(`SELECT pg_notify('krets', p) FROM unnest($1::text[]) p`, [payloads]));
  }

  /** The last statements of a mutation: they are sent in one packet with the commit, and only the commit is awaited. */
  sendWithCommit(...statements: Promise<unknown>[]): void {
    for (const statement of statements) statement.catch(() => {});
    this.#sentWithCommit.push(...statements);
  }

  /** Sets the exact time of the database, to compare deadlines. */
  async useDatabaseTime(): Promise<void> {
    const [row] = await this.rows<{ now: Date }>('SELECT now()');
    if (row) this.at = row.now;
  }

  /** @throws the error of the last statements; then nothing was changed, unless it is UNCERTAIN */
  async commit(): Promise<void> {
    const commit = queryBatched(this.client, 'COMMIT');
    this.#notifyOfEntries();
    this.#ended = true;
    try {
      await Promise.all([...this.#sentWithCommit, commit]);
      // After a failed statement PostgreSQL rolls back, and reports it only in the command tag of COMMIT.
      if ((await commit).command !== 'COMMIT') throw new RolledBackError('Rolled back.');
    } catch (error) {
      // When an earlier statement failed, the commit has not run either.
      await commit.catch(() => queryNow(this.client, 'ROLLBACK')).catch(() => {});
      // Without an answer to the commit, its outcome is unknown.
      if (!isServerAnswer(error)) {
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
    this.#ended = true;
    try {
      await queryNow(this.client, 'ROLLBACK');
    } finally {
      await this.runner.release();
    }
  }

  /** Ends a read transaction. */
  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    queryDeferred(this.client, 'COMMIT');
    await this.runner.release();
    this.#used();
  }

  #used(): void {
    const { unused, sessionId } = this.#actor ?? {};
    if (unused && sessionId) this.observer.sessionUsed(sessionId);
  }
}
