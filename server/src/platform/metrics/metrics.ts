import { createServer, type Server } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { backupVerifiedAgeSeconds } from '../backup/verified-time.js';
import { CONFIG, type ServerConfig } from '../config/config.token.js';
import { poolOf } from '../database/connections/data-source.js';
import { DatabaseMonitor } from '../database/connections/monitor.js';
import { EmailDelivery } from '../email/delivery.js';
import { Jobs } from '../jobs/jobs.js';
import { log } from '../logging/log.js';
import { Realtime } from '../realtime/realtime.js';
import { AnswerTimes } from './answer-times.js';

type Value = { value: number; labels?: Record<string, string | number> };

/**
 * Metrics of this process, on a port of their own. None has a label with a room, a person or an organisation, and none counts a kind of
 * operation: an observer of the machine must not learn how often people write.
 */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly #times = new AnswerTimes();
  #server: Server | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: ServerConfig,
    private readonly database: DataSource,
    private readonly monitor: DatabaseMonitor,
    private readonly jobs: Jobs,
    private readonly emailDelivery: EmailDelivery,
    private readonly realtime: Realtime,
  ) {
    if (!config.metrics) return;
    collectDefaultMetrics({ register: this.#registry });
    this.#aboutAnswers();
    this.#aboutTheDatabase();
    this.#aboutWork();
  }

  #aboutAnswers(): void {
    const help = 'in the last five minutes that are over';
    this.#gauge('krets_http_answers', `Answers ${help}, in steps of five.`, ['route'], () =>
      this.#times.figures().map(({ route, answers }) => ({ labels: { route }, value: answers })),
    );
    this.#gauge('krets_http_seconds', `How long answers took ${help}.`, ['route', 'quantile'], () =>
      this.#times.figures().flatMap((figures) =>
        figures.quantiles.map(({ quantile, seconds }) => ({
          labels: { route: figures.route, quantile },
          value: seconds,
        })),
      ),
    );
    this.#gauge('krets_sockets', 'Open sockets.', [], () => [{ value: this.realtime.sockets }]);
  }

  #aboutTheDatabase(): void {
    const pool = poolOf(this.database);
    const { backups } = this.config;
    this.#gauge('krets_pool_connections', 'Connections to the database.', [], () => [{ value: pool.totalCount }]);
    this.#gauge('krets_pool_waiting', 'Requests that wait for a connection.', [], () => [{ value: pool.waitingCount }]);
    this.#gauge('krets_database_answers', '1 when the database answers.', [], async () => [
      { value: Number(await this.monitor.check()) },
    ]);
    this.#gauge('krets_backup_verified_age_seconds', 'Age of the newest backup that was verified.', [], async () =>
      backups ? only(await backupVerifiedAgeSeconds(backups)) : [],
    );
  }

  #aboutWork(): void {
    this.#gauge('krets_jobs_late_seconds', 'How late the latest job is.', [], async () =>
      only(await this.jobs.secondsLate()),
    );
    this.#gauge('krets_jobs_failed', 'Jobs that have failed.', [], async () => only(await this.jobs.failed()));
    this.#gauge('krets_mail', 'Mail that is late or was given up.', ['kind', 'state'], async () =>
      ((await this.emailDelivery.failing()) ?? []).map(({ kind, state, mails }) => ({
        labels: { kind, state },
        value: mails,
      })),
    );
  }

  /** @param values values unknown now are left out */
  #gauge(name: string, help: string, labelNames: string[], values: () => Value[] | Promise<Value[]>): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.#registry],
      async collect() {
        this.reset();
        if (labelNames.length === 0) this.remove();
        const found = await Promise.resolve(values()).catch(() => []);
        for (const { labels, value } of found) this.set(labels ?? {}, value);
      },
    });
  }

  /** Records one answer, by its route. */
  answered(route: 'graphql' | 'files', seconds: number): void {
    if (this.config.metrics) this.#times.record(route, seconds);
  }

  /** Listens on the port of the settings; without one, nowhere. */
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

const only = (value: number | null): Value[] => (value === null ? [] : [{ value }]);
