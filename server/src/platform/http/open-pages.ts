import type { Request } from 'express';
import type { ServerConfig } from '../config/config.token.js';
import { SessionCookie } from './cookies.js';

const openPath = /^\/oversyn(?:\.csv|\.jsonld|(?:\/[\w-]+){1,3})?$/;

/** Tells which requests the overview answers, and not the web: its own, and the front page of somebody without a session. */
export function openPages({ openUrl, publicUrl }: ServerConfig): (request: Request) => boolean {
  if (!openUrl) return () => false;
  const cookie = new SessionCookie(publicUrl.startsWith('https:'));
  return (request) => openPath.test(request.path) || (request.path === '/' && !cookie.tokenIn(request));
}
