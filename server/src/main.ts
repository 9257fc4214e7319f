import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { ServerConfig } from './platform/config.token.js';
import { acceptedInputs } from './platform/graphql/accepting.js';
import { AsItIs } from './platform/graphql/as-it-is.js';
import { furnish } from './platform/http/furnish.js';
import { Jobs } from './platform/jobs/jobs.js';
import { Realtime } from './platform/realtime/realtime.js';

export async function build(config: ServerConfig): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    logger: ['error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  ready(app);
  return app;
}

/** What a built house needs before it opens. */
export function ready(app: NestExpressApplication): void {
  app.useGlobalPipes(acceptedInputs());
  app.useGlobalFilters(new AsItIs());
  furnish(app);
}

export type Serving = { close(): Promise<void> };

/** Serves web, GraphQL and sockets on one port, once `first` is done, and does what falls due: one of the two, or both. */
export async function serve(
  config: ServerConfig,
  first: (app: NestExpressApplication) => Promise<void> = async () => {},
): Promise<Serving> {
  const app = await build(config);
  await first(app);
  if (config.jobs === 'apart') await app.init();
  else await app.listen(config.port, config.host);
  app.get(Jobs).start();
  return {
    close: async () => {
      await app.get(Jobs).stop();
      await app.get(Realtime).close();
      await app.close();
    },
  };
}
