import { connect, createServer, type Server, type Socket } from 'node:net';
import type { TestServer } from './server.js';

/**
 * Sends each new connection to the next server that says it is ready, and leaves it there. It asks at fixed times only, and does not
 * try another server when one refuses: what a server does between two questions is seen by whoever is connected.
 */
export class TcpBalancer {
  readonly #servers = new Map<TestServer, { ready: boolean }>();
  readonly #sockets = new Set<Socket>();
  readonly #checking: NodeJS.Timeout;
  #turn = 0;

  private constructor(
    private readonly listening: Server,
    askEvery: number,
  ) {
    this.#checking = setInterval(() => void this.#ask(askEvery), askEvery);
  }

  /** @param askEvery in milliseconds */
  static async open(askEvery: number): Promise<TcpBalancer> {
    const listening = createServer();
    const balancer = new TcpBalancer(listening, askEvery);
    listening.on('connection', (client) => balancer.#connect(client));
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.listening.address() as { port: number }).port}`;
  }

  add(server: TestServer): void {
    this.#servers.set(server, { ready: true });
  }

  remove(server: TestServer): void {
    this.#servers.delete(server);
  }

  async close(): Promise<void> {
    clearInterval(this.#checking);
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.listening.close(resolve));
  }

  async #ask(patience: number): Promise<void> {
    await Promise.all(
      [...this.#servers].map(async ([server, state]) => {
        const headers = { connection: 'close' };
        const signal = AbortSignal.timeout(Math.max(patience, 2_000));
        const answer = await fetch(`${server.url}/readyz`, { headers, signal }).catch(() => undefined);
        state.ready = answer?.ok ?? false;
      }),
    );
  }

  #connect(client: Socket): void {
    const ready = [...this.#servers].filter(([, state]) => state.ready);
    const chosen = ready[this.#turn++ % Math.max(1, ready.length)];
    if (!chosen) return void client.resetAndDestroy();
    const server = connect(chosen[0].port, '127.0.0.1');
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.resetAndDestroy());
      one.on('close', () => this.#sockets.delete(one));
      one.pipe(other);
    }
  }
}
