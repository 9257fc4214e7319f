import { freePort } from '@krets/server/dist/platform/database/embedded/postmaster.js';
import type { Place } from '../corpus.js';
import { aChild, type Child, nodeOptions, type Running } from '../processes.js';
import { median, quantile, shown, type Target } from '../statistics.js';
import type { ListenerTask, Measured } from './listeners.js';
import { firstMessage, messageRequests } from './messages.js';
import type { Up } from './trigger.js';

const names = ['ours', 'socket.io', 'ws'] as const;
type Name = (typeof names)[number];
type Rows = Record<Name, number[]>;

const audiences = [20, 200, 1_000];
/** Messages on their way at once when it is asked how many get through. */
const atOnce = 16;
const demanded = 0.8;

const empty = (): Rows => ({ ours: [], 'socket.io': [], ws: [] });
const three = (times: number[]) =>
  `p50=${shown(median(times))} p95=${shown(quantile(times, 0.95))} p99=${shown(quantile(times, 0.99))}`;

class Delivery {
  readonly rates = empty();
  readonly cpu = empty();
  readonly times = empty();
  written: number[] = [];

  constructor(
    private readonly servers: Record<Name, Child>,
    private readonly listeners: Child,
    private readonly place: Place,
    private readonly sockets: number,
  ) {}

  async #send(errand: ListenerTask): Promise<Measured> {
    const { report, failed } = await this.listeners.ask<{ report?: Measured; failed?: string }>(errand);
    if (!report) throw new Error(failed);
    return report;
  }

  async #cpuOf(name: Name): Promise<number> {
    const { user, system } = await this.servers[name].ask<NodeJS.CpuUsage>('cpu');
    return user + system;
  }

  /** By turns, so that a slow moment of the machine meets all three. */
  async measure(ups: Record<Name, Up>, quick: boolean): Promise<void> {
    const { networkId, cookies: own } = this.place;
    const cookies = Array.from({ length: this.sockets }, (_, i) => own[i % own.length] ?? '');
    for (const name of names) {
      const side = { ...ups[name], kind: name === 'ws' ? ('ws' as const) : ('socket.io' as const) };
      await this.#send({ errand: 'open', side, networkId, cookies });
    }
    // The first round warms up.
    const rounds = quick ? 3 : 7;
    for (let round = 0; round <= rounds; round++) {
      for (const [side, name] of names.entries()) {
        const from = await this.#cpuOf(name);
        const many = await this.#send({ errand: 'many', side, atOnce, milliseconds: quick ? 400 : 800 });
        const spent = (await this.#cpuOf(name)) - from;
        const each = await this.#send({ errand: 'each', side, messages: quick ? 10 : 20 });
        if (round === 0) continue;
        this.rates[name].push(many.rate);
        this.cpu[name].push(spent / many.delivered);
        this.times[name].push(...each.times);
      }
    }
    const { times } = await this.#send({
      errand: 'say',
      side: 0,
      sayings: messageRequests(this.place, quick ? 20 : 60),
    });
    this.written = times;
    await this.#send({ errand: 'close' });
  }

  print(): Target {
    const rate = (name: Name) => median(this.rates[name]);
    const ratio = rate('ours') / rate('socket.io');
    const sockets = `bench delivery sockets=${this.sockets}`;
    console.log(
      `${sockets} deliveries/s ${names.map((name) => `${name}=${shown(rate(name))}`).join(' ')} ratio=${ratio.toFixed(2)} ` +
        `to-ws=${(rate('ours') / rate('ws')).toFixed(2)} cpu ${names.map((name) => `${name}=${shown(median(this.cpu[name]))}µs`).join(' ')}`,
    );
    console.log(`${sockets} ms ${names.map((name) => `${name} ${three(this.times[name])}`).join('  ')}`);
    console.log(`${sockets} ms from the mutation on, written first ${three(this.written)}`);
    const what = `deliveries to ${this.sockets} sockets, ratio to socket.io ≥ ${demanded}`;
    return { what, measured: ratio, unit: '', reached: ratio >= demanded };
  }
}

/** A message from the moment it has been written until every socket of its room has it, beside socket.io and ws with nothing around them. */
export async function measureDelivery(
  { appUrl, ownerUrl }: { appUrl: string; ownerUrl: string },
  ours: Running,
  place: Place,
  quick: boolean,
): Promise<Target[]> {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    BENCH_CONFIG: JSON.stringify({ posted: await firstMessage(ours, place) }),
  };
  const KRETS_SECRET = 'a secret of the bench that everybody knows';
  const database = { PORT: String(await freePort()), DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, KRETS_SECRET };
  const child = (file: string, args: string[], more: object = {}) =>
    aChild(new URL(file, import.meta.url), args, { env: { ...env, ...more }, execArgv: nodeOptions() });
  const listeners = child('./listeners.js', []);
  const servers = {
    ours: child('./ours.js', [], database),
    'socket.io': child('./bare.js', ['socket.io']),
    ws: child('./bare.js', ['ws']),
  };
  try {
    const up = await Promise.all(names.map(async (name) => [name, await servers[name].output<Up>()] as const));
    const ups = Object.fromEntries(up) as Record<Name, Up>;
    const targets: Target[] = [];
    for (const sockets of audiences) {
      const delivery = new Delivery(servers, listeners, place, sockets);
      await delivery.measure(ups, quick);
      targets.push(delivery.print());
    }
    return targets.filter(({ what }) => what.includes(' 200 '));
  } finally {
    for (const each of [listeners, ...Object.values(servers)]) await each.stop();
  }
}
