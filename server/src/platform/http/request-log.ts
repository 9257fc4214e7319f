import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { log } from '../logging/log.js';
import type { Metrics } from '../metrics/metrics.js';

type LogFields = { requestId: string; operation?: string; outcome?: string };

/** What the log records of a request: neither its content nor the person. */
export const logFieldsOf = (response: Response): LogFields => response.locals.told as LogFields;

/** Request ids by the error that they failed with. */
const failures = new WeakMap<object, string>();
export const noteFailure = (error: unknown, requestId: string): void => {
  if (typeof error === 'object' && error !== null) failures.set(error, requestId);
};
export const requestIdOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null ? failures.get(error) : undefined;

/** Gives each request an id, from its proxy if there is one, and logs it in one line at `info`. */
export function requestLog(route: 'graphql' | 'files', metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    const told: LogFields = { requestId };
    response.locals.told = told;
    response.set('x-request-id', requestId);
    const began = performance.now();
    response.once('close', () => {
      const ms = performance.now() - began;
      metrics.answered(route, ms / 1_000);
      const { operation = `${route} ${request.method}`, outcome = String(response.statusCode) } = told;
      log.info({ requestId, operation, ms: Math.round(ms), outcome }, 'Request');
    });
    next();
  };
}
