import { join } from 'node:path';
import { type ErrorCode, errorCodes, type FieldError } from '@krets/shared/errors';
import { limits } from '@krets/shared/limits';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import { AccessCheck } from '../access-check.js';
import { CONFIG, type ServerConfig } from '../config/config.token.js';
import { RequestDatabase } from '../database/request-database.js';
import { Transactions } from '../database/transactions.js';
import { isUuid, notFound } from '../errors.js';
import { SessionCookie } from '../http/cookies.js';
import { originAllowed } from '../http/origin.js';
import { refuse } from '../http/refuse.js';
import { logFieldsOf } from '../http/request-log.js';
import { log } from '../logging/log.js';
import { logSecurityEvent } from '../logging/security-log.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { disposition } from './file-names.js';
import { FILE_REPOSITORY, type FileRepository } from './file-repository.js';
import { nameIn, UploadLimiter } from './file-requests.js';
import { IncomingFiles, tooLarge } from './incoming-files.js';
import { prepare } from './inspection/prepare.js';
import { Scanner } from './inspection/scanner.js';
import { FILE_STORE, type FileStore, thumbnailOf } from './store/file-store.js';

const statusOf: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  TOO_LARGE: 413,
  FULL: 409,
  TOO_MANY: 429,
  BUSY: 503,
};

/** POST a file to a room; GET a file or its thumbnail. Each is checked against the room. */
export function fileRoutes(app: NestExpressApplication): RequestHandler {
  const config = app.get<ServerConfig>(CONFIG);
  const cookie = new SessionCookie(config.publicUrl.startsWith('https:'));
  const [transactions, accessCheck, rateLimits, scanner] = [
    app.get(Transactions),
    app.get(AccessCheck),
    app.get(RateLimits),
    app.get(Scanner),
  ];
  const store = app.get<FileStore>(FILE_STORE);
  const repository = app.get<FileRepository>(FILE_REPOSITORY, { strict: false });
  const incoming = new IncomingFiles(join(config.files.folder, 'incoming'));
  const atOnce = new UploadLimiter();
  void incoming.removeOld().catch((err) => log.error({ err }, 'Old uploads could not be deleted'));

  async function take(request: Request, response: Response, db: RequestDatabase): Promise<void> {
    const networkId = request.query.networkId;
    if (!isUuid(networkId)) throw notFound();
    const declared = Number(request.headers['content-length'] ?? 0);
    if (declared > limits.fileBytes) throw tooLarge();
    // Access is checked before the body is received.
    await repository.assertMayUpload(db, networkId, declared);
    const path = await incoming.receive(request);
    try {
      const saved = await repository.save(db, networkId, nameIn(request), await prepare(path, scanner));
      response.status(201).json(saved);
    } finally {
      await incoming.remove(path);
    }
  }

  async function give(request: Request, response: Response, db: RequestDatabase): Promise<void> {
    const [, id, small, more] = request.path.split('/');
    if (!isUuid(id) || more !== undefined || (small !== undefined && small !== 'thumbnail')) throw notFound();
    const file = await repository.find(db, id);
    await db.close();
    if (small && !file.isImage) throw notFound();
    const ranges = small ? undefined : request.range(file.bytes);
    if (ranges === -1) {
      response.status(416).set('content-range', `bytes */${file.bytes}`).end();
      return;
    }
    // Several ranges at once, or none that can be understood: the whole file.
    const range = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined;
    const content = await store.read(small ? thumbnailOf(file.key) : file.key, range);
    if (!content) {
      log.error({ file: id }, 'The content of a file is gone');
      throw notFound();
    }
    response.status(range ? 206 : 200);
    response.set('content-type', small ? 'image/webp' : file.mediaType);
    // Only images redrawn here may be shown inline.
    response.set('content-disposition', disposition(file.isImage ? 'inline' : 'attachment', file.name));
    if (range) response.set('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
    if (!small) {
      response.set('accept-ranges', 'bytes');
      response.set('content-length', String(range ? range.end - range.start + 1 : file.bytes));
    }
    // A reader who disconnects is no fault.
    await content.pipeTo(response).catch(() => {});
  }

  return async (request, response) => {
    response.set('cache-control', 'private, no-store');
    response.set('content-security-policy', "sandbox; default-src 'none'");
    response.set('x-content-type-options', 'nosniff');
    const token = cookie.tokenIn(request);
    const db = new RequestDatabase(transactions, accessCheck, rateLimits, token, () =>
      [request.query.networkId].filter(isUuid),
    );
    db.operation = 'upload';
    try {
      if (request.method === 'GET') await give(request, response, db).catch(hideUnauthenticated);
      else if (request.method !== 'POST' || request.path !== '/')
        refuse(response, 405, 'BAD_INPUT', 'Only GET and POST.');
      else if (!originAllowed(request, config.publicUrl)) refuse(response, 403, 'BAD_INPUT', 'Not from this origin.');
      else await atOnce.run(token, () => take(request, response, db));
    } catch (error) {
      if (request.method === 'POST') noteRefusal(db, error);
      answerRefusal(request, response, error);
    } finally {
      await db.end();
    }
  };
}

/** The address of a file does not even tell whether the caller is signed in. */
function hideUnauthenticated(error: unknown): never {
  throw error instanceof GraphQLError && error.extensions.code === 'UNAUTHENTICATED' ? notFound() : error;
}

function noteRefusal({ personId }: RequestDatabase, error: unknown): void {
  const code = error instanceof GraphQLError ? String(error.extensions.code) : 'INTERNAL';
  if (code !== 'INTERNAL' && code !== 'BUSY')
    logSecurityEvent({ kind: 'REQUEST_REFUSED', personId, detail: `upload ${code}` });
}

function answerRefusal(request: Request, response: Response, error: unknown): void {
  if (request.destroyed && !request.complete) {
    response.destroy();
    return;
  }
  const refusal = error instanceof GraphQLError ? error : undefined;
  const code = errorCodes.find((one) => one === refusal?.extensions.code) ?? 'INTERNAL';
  if (code === 'INTERNAL')
    log.error({ err: error, requestId: logFieldsOf(response).requestId }, 'A file could not be received or sent');
  const fields = refusal?.extensions.fields as FieldError[] | undefined;
  const answer = () =>
    refuse(
      response,
      statusOf[code] ?? 500,
      code,
      refusal?.message ?? 'Something went wrong here: the file was not received or sent. Try again later.',
      fields,
    );
  if (request.complete || request.method === 'GET') answer();
  else drainRequest(request, response, answer);
}

const politeness = { milliseconds: 5_000, bytes: 2 * limits.fileBytes };

/** Reads and drops the rest of the upload for a moment: closing the connection at once would lose the answer. */
function drainRequest(request: Request, response: Response, answer: () => void): void {
  let bytes = 0;
  response.set('connection', 'close');
  const timer = setTimeout(() => finish(), politeness.milliseconds);
  const finish = () => {
    clearTimeout(timer);
    request.off('data', count).off('end', finish).off('close', finish);
    if (!response.headersSent) answer();
  };
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > politeness.bytes) finish();
  };
  request.on('data', count).once('end', finish).once('close', finish);
  request.resume();
}
