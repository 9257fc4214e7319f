import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessCheck } from './access-check.js';
import { CONFIG, type ServerConfig } from './config/config.token.js';
import { addressIn } from './config/mail-settings.js';
import { assertRestrictedRole, createDataSource, poolOf, queryOf } from './database/connections/data-source.js';
import { assertOwnIdentity } from './database/connections/identity-self-test.js';
import { DatabaseMonitor } from './database/connections/monitor.js';
import { OpenDatabase } from './database/open-database.js';
import { StatisticsDatabase } from './database/statistics-database.js';
import { Transactions } from './database/transactions.js';
import { AnswerAddresses } from './email/answer-addresses.js';
import { EmailDelivery } from './email/delivery.js';
import { EmailTransport } from './email/email-transport.js';
import { MailReceiver } from './email/incoming/mail-receiver.js';
import { OutgoingMails } from './email/outgoing-mails.js';
import { ReturnAddresses } from './email/return-addresses.js';
import { StopTokens } from './email/stop-tokens.js';
import { Scanner } from './files/inspection/scanner.js';
import { DocumentReader } from './files/reading/document-reader.js';
import { DiskStore } from './files/store/disk-store.js';
import { FILE_STORE } from './files/store/file-store.js';
import { S3Store } from './files/store/s3-store.js';
import { TrustedDocuments } from './graphql/operations/trusted-documents.js';
import { DeepReadiness } from './http/deep-readiness.js';
import { Draining } from './http/draining.js';
import { WebFiles } from './http/web/web-files.js';
import { Jobs } from './jobs/jobs.js';
import { Metrics } from './metrics/metrics.js';
import { PushSender } from './push/push-sender.js';
import { RateLimits } from './rate-limits/rate-limits.js';
import { Realtime } from './realtime/realtime.js';

/** Where the operators of push servers may ask. */
const pushSubject = ({ operator, mailFrom }: ServerConfig) =>
  `mailto:${operator.contact ?? /[^\s<>]+@[^\s<>]+/.exec(mailFrom)?.[0]}`;

/** What every area builds on. The data source is not exported: Transactions is the only access to the database. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: ServerConfig, entities: Parameters<typeof createDataSource>[1]): DynamicModule {
    const pooled = config.pooler === 'transaction';
    const jobsUrl = config.jobs === 'off' ? undefined : config.jobsUrl;
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        {
          provide: DataSource,
          useFactory: async () => {
            const database = await createDataSource(
              config.databaseUrl,
              entities,
              config.connections,
              pooled,
            ).initialize();
            await assertRestrictedRole(database);
            await assertOwnIdentity(poolOf(database), pooled);
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
        {
          provide: EmailTransport,
          useFactory: () =>
            new EmailTransport(config.smtpUrl, config.mailFrom, config.publicUrl, config.operator, config.dkim),
        },
        { provide: OutgoingMails, useFactory: () => new OutgoingMails(config.secrets) },
        { provide: ReturnAddresses, useFactory: () => new ReturnAddresses(config.secrets, config.mailIn?.domain) },
        { provide: AnswerAddresses, useFactory: () => new AnswerAddresses(config.secrets, config.mailIn?.domain) },
        { provide: MailReceiver, useFactory: () => new MailReceiver(config.mailIn, addressIn(config.mailFrom)) },
        { provide: StopTokens, useFactory: () => new StopTokens(config.secrets) },
        {
          provide: EmailDelivery,
          inject: [EmailTransport, OutgoingMails, DatabaseMonitor, ReturnAddresses],
          useFactory: (
            mail: EmailTransport,
            outgoing: OutgoingMails,
            { lines }: DatabaseMonitor,
            returns: ReturnAddresses,
          ) => new EmailDelivery(jobsUrl, mail, outgoing, config.mailRetries, returns, lines),
        },
        { provide: DocumentReader, useFactory: () => new DocumentReader() },
        {
          provide: FILE_STORE,
          useFactory: () => (config.files.s3 ? new S3Store(config.files.s3) : new DiskStore(config.files.folder)),
        },
        { provide: Scanner, useFactory: () => new Scanner(config.files.clamd) },
        {
          provide: PushSender,
          useFactory: () =>
            new PushSender(config.secrets, config.push?.key, pushSubject(config), config.push?.origins ?? []),
        },
        DeepReadiness,
        Draining,
        AccessCheck,
        Metrics,
        { provide: OpenDatabase, useFactory: () => new OpenDatabase(config.openUrl) },
        { provide: StatisticsDatabase, useFactory: () => new StatisticsDatabase(jobsUrl) },
        {
          provide: RateLimits,
          inject: [DataSource],
          useFactory: (database: DataSource) => new RateLimits(queryOf(database), config.rateFactor),
        },
        Realtime,
        Transactions,
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
        EmailDelivery,
        Draining,
        Metrics,
        OpenDatabase,
        StatisticsDatabase,
        FILE_STORE,
        DocumentReader,
        Scanner,
        EmailTransport,
        AnswerAddresses,
        MailReceiver,
        ReturnAddresses,
        StopTokens,
        AccessCheck,
        PushSender,
        Jobs,
        RateLimits,
        Realtime,
        TrustedDocuments,
        WebFiles,
        Transactions,
      ],
    };
  }
}
