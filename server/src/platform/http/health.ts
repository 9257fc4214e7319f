import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, RequestHandler, Response } from 'express';
import { DatabaseMonitor } from '../database/connections/monitor.js';
import { DeepReadiness } from './deep-readiness.js';
import { Draining } from './draining.js';

/** Only that the process runs: an orchestrator must not restart it because the database is away. */
export const liveness: RequestHandler = (_request, response) => void response.type('text').send('ok');

/** Whether this server can take requests now. `?deep` checks everything it depends on. */
export function readiness(app: NestExpressApplication): RequestHandler {
  const [monitor, draining, deep] = [app.get(DatabaseMonitor), app.get(Draining), app.get(DeepReadiness)];
  const say = (response: Response, ready: boolean, word: string) =>
    void response
      .status(ready ? 200 : 503)
      .type('text')
      .set('cache-control', 'no-store')
      .send(word);
  return async (request: Request, response) => {
    if (draining.begun) return say(response, false, 'stopping');
    if (request.query.deep !== undefined) {
      const { ready, checks } = await deep.look();
      return say(
        response,
        ready,
        Object.entries(checks)
          .map(([name, state]) => `${name}: ${state}\n`)
          .join(''),
      );
    }
    const ready = await monitor.check();
    say(response, ready, ready ? 'ready' : 'no database');
  };
}

/** Refuses requests that do not arrive in time: a client that sends a byte a minute must not hold a connection. */
export function arrivesWithin(milliseconds: number): RequestHandler {
  return (request, response, next) => {
    // Nearly all come in one packet: with its turn of the event loop the whole request is there.
    setImmediate(() => {
      if (request.complete || request.destroyed) return;
      const timer = setTimeout(() => {
        if (!response.headersSent) response.status(408).set('connection', 'close').end();
        request.destroy();
      }, milliseconds);
      for (const event of ['end', 'close'] as const) request.once(event, () => clearTimeout(timer));
    });
    next();
  };
}
