import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { AccessCheck } from '../access-check.js';
import { CONFIG, type ServerConfig } from '../config/config.token.js';
import { RequestDatabase } from '../database/request-database.js';
import { Transactions } from '../database/transactions.js';
import { isUuid, notFound } from '../errors.js';
import { SessionCookie } from '../http/cookies.js';
import { refuse } from '../http/refuse.js';
import { log } from '../logging/log.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { disposition } from './file-names.js';
import { FILE_STORE, type FileStore } from './store/file-store.js';

/** What the export route needs; an area provides it and decides who may read. */
export type ExportLookup = {
  /** @throws NOT_FOUND for everybody but the person it was made for, PROOF_REQUIRED */
  find(db: RequestDatabase, id: string): Promise<{ key: string; name: string; bytes: number }>;
};

export const EXPORT_LOOKUP = Symbol('EXPORT_LOOKUP');

/** GET an export that is ready. It is streamed from the store. */
export function exportRoutes(app: NestExpressApplication): RequestHandler {
  const cookie = new SessionCookie(app.get<ServerConfig>(CONFIG).publicUrl.startsWith('https:'));
  const [transactions, accessCheck, limits] = [app.get(Transactions), app.get(AccessCheck), app.get(RateLimits)];
  const store = app.get<FileStore>(FILE_STORE);
  const lookup = app.get<ExportLookup>(EXPORT_LOOKUP, { strict: false });

  return async (request, response) => {
    response.set('cache-control', 'private, no-store');
    response.set('content-security-policy', "sandbox; default-src 'none'");
    response.set('x-content-type-options', 'nosniff');
    if (request.method !== 'GET') return refuse(response, 405, 'BAD_INPUT', 'Only GET.');
    const db = new RequestDatabase(transactions, accessCheck, limits, cookie.tokenIn(request));
    try {
      const id = request.path.slice(1);
      if (!isUuid(id)) throw notFound();
      const { key, name, bytes } = await lookup.find(db, id);
      // The database connection is released before streaming, which may be slow.
      await db.close();
      const content = await store.read(key);
      if (!content) throw notFound();
      response.set('content-type', 'application/zip');
      response.set('content-disposition', disposition('attachment', name));
      response.set('content-length', String(bytes));
      await content.pipeTo(response).catch(() => {});
    } catch (error) {
      const code = error instanceof GraphQLError ? error.extensions.code : undefined;
      if (code === 'PROOF_REQUIRED') refuse(response, 403, code, 'Asks for a fresh proof.');
      else if (code === 'NOT_FOUND' || code === 'UNAUTHENTICATED') refuse(response, 404, 'NOT_FOUND', 'Not found.');
      else {
        log.error({ err: error }, 'An export could not be sent');
        refuse(response, 500, 'INTERNAL', 'Something went wrong here.');
      }
    } finally {
      await db.close();
    }
  };
}
