import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg, { type PoolClient, type QueryResult } from 'pg';

/** The private parts of pg's Connection that a custom Submittable needs, as pg-cursor does. */
type PgConnection = {
  stream: Socket;
  execute(portal: object): void;
  sync(): void;
  submittedNamedStatements: Record<string, string>;
};
/** A statement of `pg`, which handles the messages of the database about it. */
type Query = {
  name: string | undefined;
  text: string | undefined;
  submit(wire: PgConnection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: PgConnection): void;
  handleReadyForQuery(wire: PgConnection): void;
  handleError(error: unknown, wire: PgConnection): void;
  on(event: 'row', listener: (row: object, result: QueryResult) => void): void;
};
type Answer = (error: unknown, result: QueryResult) => void;
const PgQuery = pg.Query as unknown as new (config: object, answer?: Answer) => Query;

/** Sends no Sync: the batch has one for all its statements. */
class Statement extends PgQuery {
  _getRows(wire: PgConnection): void {
    wire.execute({ portal: '' });
  }
}

const names = new Map<string, string>();
const withoutNames = new WeakSet<object>();

/** From here on the connection names no statements: behind a pooler, the next one may run in a session that has not prepared them. */
export function disablePreparedNames(client: pg.ClientBase): void {
  withoutNames.add(client);
}

/** Name of a prepared statement, so that a connection parses and plans the same SQL once. */
function nameOf(sql: string): string {
  let name = names.get(sql);
  if (!name) names.set(sql, (name = createHash('sha1').update(sql).digest('base64url')));
  return name;
}

/**
 * Statements sent in one packet and answered in one: a packet costs both sides more than most statements. When one fails, those after it
 * do not run and fail with the same error.
 */
class Batch extends PgQuery {
  #at = 0;
  readonly #statements: Statement[];

  constructor(statements: Statement[]) {
    super({});
    this.#statements = statements;
    this.#select(0);
  }

  /** `pg` records what has been parsed by the name of the active statement. */
  #select(at: number): void {
    this.#at = at;
    this.name = this.#statements[at]?.name;
    this.text = this.#statements[at]?.text;
  }

  override submit(wire: PgConnection): null {
    wire.stream.cork();
    for (const statement of this.#statements) statement.submit(wire);
    wire.sync();
    while (wire.stream.writableCorked > 0) wire.stream.uncork();
    return null;
  }

  override handleRowDescription(message: unknown): void {
    this.#statements[this.#at]?.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    this.#statements[this.#at]?.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: PgConnection): void {
    const done = this.#statements[this.#at];
    this.#select(this.#at + 1);
    done?.handleCommandComplete(message, wire);
    done?.handleReadyForQuery(wire);
  }

  override handleError(error: unknown, wire: PgConnection): void {
    for (const statement of this.#statements.splice(this.#at)) {
      if (statement.name) delete wire.submittedNamedStatements[statement.name];
      statement.handleError(error, wire);
    }
  }

  /** Every statement has been answered already. */
  override handleReadyForQuery(): void {}
}

const pending = new WeakMap<PoolClient, Statement[]>();

function send(client: PoolClient): void {
  const statements = pending.get(client);
  pending.delete(client);
  if (statements) client.query(new Batch(statements) as unknown as pg.Submittable);
}

/**
 * Sends a statement together with all others of this turn of the event loop.
 *
 * @param onRow is called with each row when it has come; the answer holds the last one at most
 */
export function queryBatched(
  client: PoolClient,
  text: string,
  values: unknown[] = [],
  onRow?: (row: object) => void,
): Promise<QueryResult> {
  return new Promise((resolve, reject) => {
    const name = withoutNames.has(client) ? undefined : nameOf(text);
    // Without a name and values `pg` would use the simple protocol, which cannot be batched.
    const statement = new Statement({ name, text, values, queryMode: 'extended', types: pg.types }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
    if (onRow)
      statement.on('row', (row, result) => {
        result.rows.length = 0;
        onRow(row);
      });
    const others = pending.get(client);
    if (others) others.push(statement);
    else {
      pending.set(client, [statement]);
      setImmediate(() => send(client));
    }
  });
}

/** Sends a statement that runs even if those before it failed. */
export function queryNow(client: PoolClient, text: string): Promise<unknown> {
  send(client);
  return client.query(text);
}

/** Maximum delay in milliseconds before a deferred statement is sent. */
const maxDelay = 10;

/** Like `queryNow`, for statements nobody waits for: sent with the connection's next statements. */
export function queryDeferred(client: PoolClient, text: string): void {
  send(client);
  const { stream } = (client as unknown as { connection: PgConnection }).connection;
  stream.cork();
  setTimeout(() => stream.uncork(), maxDelay);
  client.query(text).catch(() => {});
}
