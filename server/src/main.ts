import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { ServerConfig } from './platform/config/config.token.js';
import { DatabaseMonitor } from './platform/database/connections/monitor.js';
import { EmailDelivery } from './platform/email/delivery.js';
import { EmailTransport } from './platform/email/email-transport.js';
import { MailReceiver } from './platform/email/incoming/mail-receiver.js';
import { RawErrorFilter } from './platform/graphql/raw-error.filter.js';
import { validationPipe } from './platform/graphql/validation.pipe.js';
import { configureApp } from './platform/http/configure-app.js';
import { Draining } from './platform/http/draining.js';
import { Jobs } from './platform/jobs/jobs.js';
import { Metrics } from './platform/metrics/metrics.js';
import { Realtime } from './platform/realtime/realtime.js';

export async function build(config: ServerConfig): Promise<NestExpressApplication> {
  const more = config.demo ? [(await import('./demo/mail/demo-mail.module.js')).DemoMailModule] : [];
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, more), {
    logger: ['error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  configure(app);
  return app;
}

/** What the server needs before it opens its port. */
export function configure(app: NestExpressApplication): void {
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new RawErrorFilter());
  configureApp(app);
}

export type Serving = { close(): Promise<void> };

/** In milliseconds: the longest that each part may take to stop. */
const stopLimit = 6_500;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const withinStopLimit = (act: Promise<unknown>) =>
  Promise.race([act.catch(() => {}), new Promise((resolve) => setTimeout(resolve, stopLimit))]);

/**
 * Serves the web, GraphQL and sockets on one port once `first` is done, runs scheduled jobs, or does both.
 *
 * @param lost called when the database has not answered for long
 */
export async function serve(
  config: ServerConfig,
  first: (app: NestExpressApplication) => Promise<void> = async () => {},
  lost: () => void = () => {},
): Promise<Serving> {
  const app = await build(config);
  app.get(DatabaseMonitor).lost = lost;
  await first(app);
  if (config.jobs === 'apart') await app.init();
  else await app.listen(config.port, config.host);
  app.get(Jobs).start();
  await app.get(Metrics).open();
  app.get(EmailDelivery).start();
  await app.get(MailReceiver).open();
  return {
    close: async () => {
      // A balancer polls readiness: until it has seen that this process is stopping, requests are still answered.
      app.get(Draining).begin();
      if (config.jobs !== 'apart') await pause(config.drainSeconds * 1_000);
      const drained = config.jobs === 'apart' ? undefined : app.get(Draining).drain(app.getHttpServer());
      // Sends the sign-in codes that are still under way.
      const codes = Promise.resolve(drained).then(() => app.get(EmailTransport).close());
      // Sockets end at once: their clients reconnect to another server, or to this one after its restart.
      const ends = [
        ...[codes, app.get(Jobs).stop(), app.get(EmailDelivery).stop(), app.get(Realtime).close()],
        app.get(MailReceiver).close(),
      ];
      await Promise.all(ends.map(withinStopLimit));
      app.get(Metrics).close();
      await app.get(DatabaseMonitor).stop();
      await withinStopLimit(app.close());
    },
  };
}
