import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { ServerConfig } from './platform/config.token.js';
import { acceptedInputs } from './platform/graphql/accepting.js';
import { furnish } from './platform/http/furnish.js';
import { Realtime } from './platform/realtime/realtime.js';

async function build(config: ServerConfig): Promise<NestExpressApplication> {
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
  furnish(app);
}

export type Serving = { close(): Promise<void> };

/** Serves web, GraphQL and sockets on one port, once `first` is done. */
export async function serve(
  config: ServerConfig,
  first: (app: NestExpressApplication) => Promise<void> = async () => {},
): Promise<Serving> {
  const app = await build(config);
  await first(app);
  await app.listen(config.port, config.host);
  return {
    close: async () => {
      await app.get(Realtime).close();
      await app.close();
    },
  };
}
