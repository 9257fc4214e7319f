import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { logFieldsOf } from './request-log.js';

/** Bytes; below this it gains nothing. */
const worth = 1_024;

type Compress = (bytes: Buffer, done: (error: Error | null, compressed: Buffer) => void) => void;

/** Fast rather than small: each answer is compressed once, while somebody waits. */
const ways: Record<string, Compress> = {
  br: (bytes, done) =>
    brotliCompress(
      bytes,
      { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } },
      done,
    ),
  gzip: (bytes, done) => gzip(bytes, { level: 4 }, done),
};

/**
 * Compresses answers to queries. Answers to mutations are sent as they are: some hold a secret, such as the key of an invitation, beside
 * words that somebody else may have chosen, and the size of a compressed answer would tell how alike they are.
 */
export const compressAnswers: RequestHandler = (request, response, next) => {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    const isQuery = logFieldsOf(response).operation?.startsWith('query ') === true;
    const way = isQuery && typeof body === 'string' && body.length >= worth && request.acceptsEncodings('br', 'gzip');
    const compress = way && ways[way];
    if (!compress) return send(body);
    compress(Buffer.from(body), (error, compressed) => {
      if (error) return send(body);
      response.set({ 'Content-Encoding': way, Vary: 'Accept-Encoding' });
      send(compressed);
    });
    return response;
  };
  next();
};

/** Sends a page that holds no secret, compressed where the browser takes it. */
export function sendPage(request: Request, response: Response, page: string, type = 'html'): void {
  response.type(type);
  const way = request.acceptsEncodings('br', 'gzip');
  const compress = way ? ways[way] : undefined;
  if (!way || !compress) return void response.send(page);
  compress(Buffer.from(page), (error, compressed) => {
    if (error) return response.send(page);
    response.set('Content-Encoding', way).send(compressed);
  });
}
