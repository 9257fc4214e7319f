import type { IncomingMessage } from 'node:http';

/** True for our own pages and for callers that are no browser (a browser always names its origin where it matters). */
export function originAllowed(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  const own = new URL(publicUrl);
  if (origin === own.origin) return true;
  // A machine has several names for itself. Behind HTTPS there is one, and whoever holds the line can pretend to be it without.
  if (own.protocol === 'https:') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}
