import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * False for a name that is not ours: a page of another name whose address was changed to this machine's sends its own name as the
 * host. An address in numbers cannot be changed so. Behind HTTPS the certificate keeps such a page away.
 */
export function hostAllowed(request: IncomingMessage, publicUrl: string): boolean {
  const own = new URL(publicUrl);
  if (own.protocol === 'https:') return true;
  const { host } = request.headers;
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === own.hostname || loopback.has(hostname) || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}

/** True for our own pages and for callers that are no browser (a browser always names its origin where it matters). */
export function originAllowed(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (!hostAllowed(request, publicUrl)) return false;
  if (origin === undefined) return true;
  const own = new URL(publicUrl);
  if (origin === own.origin) return true;
  // A machine has several names for itself. Behind HTTPS there is one, and whoever holds the line can pretend to be it without.
  if (own.protocol === 'https:') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** As `originAllowed`, for sockets: a browser names its origin or says that the page is ours, so a cookie without either is refused. */
export function handshakeAllowed(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, cookie } = request.headers;
  if (origin === undefined && cookie !== undefined && request.headers['sec-fetch-site'] !== 'same-origin') return false;
  return originAllowed(request, publicUrl);
}
