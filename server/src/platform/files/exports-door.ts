import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { CONFIG, type ServerConfig } from '../config.token.js';
import { Work } from '../database/work.js';
import { Door } from '../door.js';
import { isUuid, notFound } from '../errors.js';
import { Gate } from '../gate.js';
import { SessionCookie } from '../http/cookies.js';
import { refuse } from '../http/refuse.js';
import { RateLimits } from '../limiting/rate-limits.js';
import { log } from '../log.js';
import { disposition } from './names.js';
import { FILE_STORE, type FileStore } from './stores/store.js';

/** What the address of exports needs to know: an area says whose each is. */
export type ExportLookup = {
  /** @throws NOT_FOUND for everybody but the person it was made for, PROOF_REQUIRED */
  find(door: Door, id: string): Promise<{ key: string; name: string; bytes: number }>;
};

export const EXPORT_LOOKUP = Symbol('EXPORT_LOOKUP');

/** GET an export that is ready. It is poured out of the store piece by piece. */
export function exportsDoor(app: NestExpressApplication): RequestHandler {
  const cookie = new SessionCookie(app.get<ServerConfig>(CONFIG).publicUrl.startsWith('https:'));
  const [work, gate, limits] = [app.get(Work), app.get(Gate), app.get(RateLimits)];
  const store = app.get<FileStore>(FILE_STORE);
  const lookup = app.get<ExportLookup>(EXPORT_LOOKUP, { strict: false });

  return async (request, response) => {
    response.set('cache-control', 'private, no-store');
    response.set('content-security-policy', "sandbox; default-src 'none'");
    response.set('x-content-type-options', 'nosniff');
    if (request.method !== 'GET') return refuse(response, 405, 'BAD_INPUT', 'Only GET.');
    const door = new Door(work, gate, limits, cookie.tokenIn(request));
    try {
      const id = request.path.slice(1);
      if (!isUuid(id)) throw notFound();
      const { key, name, bytes } = await lookup.find(door, id);
      // Nobody waits for a connection while somebody with a slow line takes their file.
      await door.close();
      const content = await store.read(key);
      if (!content) throw notFound();
      response.set('content-type', 'application/zip');
      response.set('content-disposition', disposition('attachment', name));
      response.set('content-length', String(bytes));
      await content.pour(response).catch(() => {});
    } catch (error) {
      const code = error instanceof GraphQLError ? error.extensions.code : undefined;
      if (code === 'PROOF_REQUIRED') refuse(response, 403, code, 'Asks for a fresh proof.');
      else if (code === 'NOT_FOUND' || code === 'UNAUTHENTICATED') refuse(response, 404, 'NOT_FOUND', 'Not found.');
      else {
        log.error({ err: error }, 'An export could not be given');
        refuse(response, 500, 'INTERNAL', 'Something went wrong here.');
      }
    } finally {
      await door.close();
    }
  };
}
