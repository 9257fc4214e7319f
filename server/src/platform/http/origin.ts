import type { IncomingMessage } from 'node:http';

/** True for our own pages and for callers that are no browser (a browser always names its origin where it matters). */
export function originAllowed(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
