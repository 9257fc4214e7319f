import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type ServerConfig } from './config.token.js';
import { aDatabase, demandWalledRole, poolOf, queryOf } from './database/database.js';
import { demandOwnIdentity } from './database/identity-self-test.js';
import { DatabaseMonitor } from './database/monitor.js';
import { Work } from './database/work.js';
import { Scanner } from './files/inspecting/scanner.js';
import { DiskStore } from './files/stores/disk-store.js';
import { S3Store } from './files/stores/s3-store.js';
import { FILE_STORE } from './files/stores/store.js';
import { Gate } from './gate.js';
import { TrustedDocuments } from './graphql/trusted-documents.js';
import { DeepReadiness } from './http/deep-readiness.js';
import { Draining } from './http/draining.js';
import { WebFiles } from './http/web-files.js';
import { Jobs } from './jobs/jobs.js';
import { RateLimits } from './limiting/rate-limits.js';
import { Delivery } from './mail/delivery.js';
import { Mail } from './mail/mail.js';
import { Outbox } from './mail/outbox.js';
import { Metrics } from './metrics.js';
import { Realtime } from './realtime/realtime.js';

/** What every wing stands on. The data source is not exported: the way to the database is Work. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: ServerConfig, entities: Parameters<typeof aDatabase>[1]): DynamicModule {
    const pooled = config.pooler === 'transaction';
    const jobsUrl = config.jobs === 'off' ? undefined : config.jobsUrl;
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        {
          provide: DataSource,
          useFactory: async () => {
            const database = await aDatabase(config.databaseUrl, entities, config.connections, pooled).initialize();
            await demandWalledRole(database);
            await demandOwnIdentity(poolOf(database), pooled);
            return database;
          },
        },
        {
          provide: DatabaseMonitor,
          inject: [DataSource],
          useFactory: async (database: DataSource) => {
            const url = (pooled && config.directUrl) || config.databaseUrl;
            const monitor = new DatabaseMonitor(url, database, config.watchdogSeconds, pooled);
            await monitor.start();
            return monitor;
          },
        },
        { provide: Mail, useFactory: () => new Mail(config.smtpUrl, config.mailFrom, config.publicUrl) },
        { provide: Outbox, useFactory: () => new Outbox(config.secrets) },
        {
          provide: Delivery,
          inject: [Mail, Outbox, DatabaseMonitor],
          useFactory: (mail: Mail, outbox: Outbox, { lines }: DatabaseMonitor) =>
            new Delivery(jobsUrl, mail, outbox, config.mailRetries, lines),
        },
        {
          provide: FILE_STORE,
          useFactory: () => (config.files.s3 ? new S3Store(config.files.s3) : new DiskStore(config.files.folder)),
        },
        { provide: Scanner, useFactory: () => new Scanner(config.files.clamd) },
        DeepReadiness,
        Draining,
        Gate,
        Metrics,
        {
          provide: RateLimits,
          inject: [DataSource],
          useFactory: (database: DataSource) => new RateLimits(queryOf(database), config.rateFactor),
        },
        Realtime,
        Work,
        TrustedDocuments,
        WebFiles,
        {
          provide: Jobs,
          inject: [DatabaseMonitor],
          useFactory: ({ lines }: DatabaseMonitor) => new Jobs(jobsUrl, lines),
        },
      ],
      exports: [
        CONFIG,
        DatabaseMonitor,
        DeepReadiness,
        Delivery,
        Draining,
        Metrics,
        FILE_STORE,
        Scanner,
        Mail,
        Gate,
        Jobs,
        RateLimits,
        Realtime,
        TrustedDocuments,
        WebFiles,
        Work,
      ],
    };
  }
}
