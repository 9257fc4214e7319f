import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * False for a host name that is not ours. In DNS rebinding, a foreign page whose name resolves to this machine sends that name as the
 * host. A numeric address cannot be rebound. With HTTPS the certificate prevents it.
 */
export function hostAllowed(request: IncomingMessage, publicUrl: string): boolean {
  const { host } = request.headers;
  // Nearly every request names the same host. Only what is ours is remembered: what a client makes up is looked at each time.
  if (host !== undefined && host === last?.host && publicUrl === last.publicUrl) return true;
  const allowed = isOurs(host, publicUrl);
  if (allowed && host !== undefined) last = { host, publicUrl };
  return allowed;
}

let last: { host: string; publicUrl: string } | undefined;

function isOurs(host: string | undefined, publicUrl: string): boolean {
  const own = new URL(publicUrl);
  if (own.protocol === 'https:') return true;
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === own.hostname || loopback.has(hostname) || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}

/** True for our own pages and for clients that are no browser (a browser always sends its origin where it matters). */
export function originAllowed(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (!hostAllowed(request, publicUrl)) return false;
  if (origin === undefined) return true;
  const own = new URL(publicUrl);
  if (origin === own.origin) return true;
  // Over plain HTTP a machine has several names. With HTTPS there is only one.
  if (own.protocol === 'https:') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Like `originAllowed`, for sockets: a browser sends its origin or same-origin metadata, so a cookie without either is refused. */
export function handshakeAllowed(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, cookie } = request.headers;
  if (origin === undefined && cookie !== undefined && request.headers['sec-fetch-site'] !== 'same-origin') return false;
  return originAllowed(request, publicUrl);
}
