import type { Request } from 'express';
import type { ServerConfig } from '../config/config.token.js';
import { SessionCookie } from './cookies.js';

const openPath = /^\/(?:moteplassar\.ics|oversyn(?:\.csv|\.jsonld|(?:\/[\w-]+){1,3})?)$/;

const demoPath = /^\/demo(?:\/[\w-]+){1,3}$/;

/**
 * Tells which requests are answered with pages that are rendered here, and not by the web: those of the overview, the front page of somebody
 * without a session, and in the demo what is about it.
 */
export function openPages({ openUrl, publicUrl, demo }: ServerConfig): (request: Request) => boolean {
  const isDemo = (path: string) => demo && demoPath.test(path);
  if (!openUrl) return ({ path }) => isDemo(path);
  const cookie = new SessionCookie(publicUrl.startsWith('https:'));
  return (request) =>
    openPath.test(request.path) || isDemo(request.path) || (request.path === '/' && !cookie.tokenIn(request));
}
