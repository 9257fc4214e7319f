import { createServer, type Server } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { CONFIG, type ServerConfig } from './config.token.js';
import { poolOf } from './database/database.js';
import { DatabaseMonitor } from './database/monitor.js';
import { Jobs } from './jobs/jobs.js';
import { log } from './log.js';

/**
 * Numbers about this process, on a port of their own. None has a label with a room, a person or an agency, and none counts a kind
 * of act: how often something is said must not be told to who only watches the machine.
 */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds: Histogram;
  #server: Server | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: ServerConfig,
    database: DataSource,
    monitor: DatabaseMonitor,
    jobs: Jobs,
  ) {
    const registers = [this.#registry];
    this.#seconds = new Histogram({
      name: 'krets_http_seconds',
      help: 'How long answers took.',
      labelNames: ['route'],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 15],
      registers,
    });
    if (!config.metrics) return;
    collectDefaultMetrics({ register: this.#registry });
    const pool = poolOf(database);
    const gauges: [string, string, () => number | Promise<number>][] = [
      ['krets_pool_connections', 'Connections to the database.', () => pool.totalCount],
      ['krets_pool_waiting', 'Requests that wait for a connection.', () => pool.waitingCount],
      ['krets_database_answers', '1 when the database answers.', async () => Number(await monitor.check())],
      [
        'krets_jobs_late_seconds',
        'How late the latest job is.',
        async () => (await jobs.secondsLate().catch(() => null)) ?? 0,
      ],
    ];
    for (const [name, help, value] of gauges)
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await value());
        },
      });
  }

  /** One answer, by where it was asked. */
  answered(route: 'graphql' | 'files', seconds: number): void {
    if (this.config.metrics) this.#seconds.observe({ route }, seconds);
  }

  /** On the port of the settings; nowhere without one. */
  async open(): Promise<void> {
    const { metrics } = this.config;
    if (!metrics) return;
    this.#server = createServer(async (request, response) => {
      if (request.url !== '/metrics') return void response.writeHead(404).end();
      const text = await this.#registry.metrics().catch((error: unknown) => log.warn({ err: error }, 'No metrics'));
      response.writeHead(text ? 200 : 500, { 'content-type': this.#registry.contentType }).end(text ?? '');
    });
    await new Promise<void>((resolve, reject) => {
      this.#server?.once('error', reject).listen(metrics.port, metrics.host, resolve);
    });
  }

  close(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}
