import { connect, createServer, type Server, type Socket } from 'node:net';

/** What happens on the line. Milliseconds; rates in bytes a second. */
export type Fault =
  /** Closes both ends in order. */
  | { kind: 'cut' }
  /** Resets both ends, and accepts no connection for a while. */
  | { kind: 'reset'; refusing: boolean }
  | { kind: 'delay'; by: number }
  | { kind: 'throttle'; rate: number }
  /** Drops the data of one direction or both, and closes nothing. */
  | { kind: 'halfOpen'; lost: 'up' | 'down' | 'both' };

/** One connection through the line: two sockets, and what is on its way between them. */
class ProxiedConnection {
  #deaf = new Set<'up' | 'down'>();
  #ways: { up: Promise<unknown>; down: Promise<unknown> } = { up: Promise.resolve(), down: Promise.resolve() };

  constructor(
    readonly line: FaultyConnection,
    readonly client: Socket,
    readonly server: Socket,
  ) {
    this.#carry('up', client, server);
    this.#carry('down', server, client);
  }

  #carry(way: 'up' | 'down', from: Socket, to: Socket): void {
    from.on('data', (data) => {
      if (way === 'up') this.line.sent?.(data, this);
      if (this.#deaf.has(way)) return;
      from.pause();
      const carried = this.#ways[way].then(() => this.#deliver(way, to, data));
      this.#ways[way] = carried.then(() => from.resume());
    });
    // What is on its way comes before the end.
    from.on('end', () => void this.#ways[way].then(() => (this.#deaf.has(way) ? from : to).end()));
    from.on('error', () => {});
    from.on('close', () => {
      if (!this.deaf) to.destroy();
    });
  }

  async #deliver(way: 'up' | 'down', to: Socket, data: Buffer): Promise<void> {
    const { fault } = this.line;
    if (fault?.kind === 'delay') await this.line.pause(fault.by);
    const step = fault?.kind === 'throttle' ? Math.max(1, Math.floor(fault.rate / 50)) : data.length;
    for (let at = 0; at < data.length && !to.destroyed && !this.#deaf.has(way); at += step) {
      if (at > 0 && this.line.fault?.kind === 'throttle') await this.line.pause(20);
      const rest = this.line.fault?.kind === 'throttle' ? at + step : data.length;
      this.line.carried += Math.min(rest, data.length) - at;
      if (!to.write(data.subarray(at, rest))) await drained(to);
      if (rest === data.length) return;
    }
  }

  swallow(lost: 'up' | 'down' | 'both'): void {
    for (const way of lost === 'both' ? (['up', 'down'] as const) : [lost]) this.#deaf.add(way);
  }

  get deaf(): boolean {
    return this.#deaf.size > 0;
  }

  end(): void {
    this.client.end();
    this.server.end();
  }

  reset(): void {
    this.client.resetAndDestroy();
    this.server.resetAndDestroy();
  }
}

const drained = (to: Socket) => new Promise<void>((resolve) => void to.once('drain', resolve).once('close', resolve));

/** A TCP proxy between one client and the server that can delay, drop or close the connection. */
export class FaultyConnection {
  fault: Fault | undefined;
  /** Hears what one client sends, before it is delivered. */
  sent: ((data: Buffer, passage: object) => void) | undefined;
  /** Bytes that have come through. */
  carried = 0;
  readonly #passages = new Set<ProxiedConnection>();
  readonly #pauses = new Set<() => void>();

  private constructor(
    private readonly listening: Server,
    private readonly port: number,
  ) {}

  static async to(port: number): Promise<FaultyConnection> {
    const listening = createServer({ allowHalfOpen: true });
    const line = new FaultyConnection(listening, port);
    listening.on('connection', (client) => line.#meet(client));
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.listening.address() as { port: number }).port}`;
  }

  /** From now on, on what is open and on what is opened. */
  begin(fault: Fault): void {
    this.fault = fault;
    for (const passage of this.#passages) {
      if (fault.kind === 'cut') passage.end();
      if (fault.kind === 'reset') passage.reset();
      if (fault.kind === 'halfOpen') passage.swallow(fault.lost);
    }
  }

  /** What was swallowed stays lost. `told`: the connections it was lost on end now; else the two ends have to find out. */
  restore({ told }: { told: boolean }): void {
    this.fault = undefined;
    for (const go of this.#pauses) go();
    if (told) for (const passage of this.#passages) if (passage.deaf) passage.reset();
  }

  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.#pauses.delete(go);
        resolve();
      };
      const timer = setTimeout(go, milliseconds);
      this.#pauses.add(go);
    });
  }

  async close(): Promise<void> {
    this.restore({ told: false });
    for (const passage of this.#passages) passage.reset();
    await new Promise((resolve) => this.listening.close(resolve));
  }

  #meet(client: Socket): void {
    if (this.fault?.kind === 'reset' && this.fault.refusing) {
      client.resetAndDestroy();
      return;
    }
    const server = connect({ port: this.port, host: '127.0.0.1', allowHalfOpen: true });
    const passage = new ProxiedConnection(this, client, server);
    if (this.fault?.kind === 'halfOpen') passage.swallow(this.fault.lost);
    this.#passages.add(passage);
    const gone = () => {
      if (client.destroyed && server.destroyed) this.#passages.delete(passage);
    };
    client.once('close', gone);
    server.once('close', gone);
  }
}
