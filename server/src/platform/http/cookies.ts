import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { limits } from '@krets/shared/limits';
import type { Response } from 'express';

/** The `__Host-` name binds the cookie to this host and to HTTPS; over plain HTTP browsers refuse it. */
export class SessionCookie {
  readonly #name: string;

  constructor(private readonly secure: boolean) {
    this.#name = secure ? '__Host-krets' : 'krets';
  }

  tokenIn(request: IncomingMessage): string | undefined {
    return cookieIn(request, this.#name);
  }

  set(response: Response, token: string): void {
    response.cookie(this.#name, token, { ...this.#options(), maxAge: limits.sessionDays * 86_400_000 });
  }

  clear(response: Response): void {
    response.clearCookie(this.#name, this.#options());
  }

  #options() {
    return optionsOf(this.secure);
  }
}

const optionsOf = (secure: boolean) => ({ httpOnly: true, secure, sameSite: 'lax', path: '/' }) as const;

/** Undefined also when there are several: another site on the same host may have set one of them. */
function cookieIn(request: IncomingMessage, wanted: string): string | undefined {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .filter(([name]) => name === wanted);
  const [, value] = found.length === 1 ? (found[0] ?? []) : [];
  return value && value.length <= 64 ? value : undefined;
}

/** Identifies a browser before sign-in: a sign-in code works only in the browser that asked for it. */
export class BrowserCookie {
  readonly #name: string;

  constructor(private readonly secure: boolean) {
    this.#name = secure ? '__Host-krets-browser' : 'krets-browser';
  }

  secretIn(request: IncomingMessage): string | undefined {
    return cookieIn(request, this.#name);
  }

  /** The browser's secret, created if missing, with its lifetime extended. */
  give(request: IncomingMessage, response: Response): string {
    const secret = this.secretIn(request) ?? randomBytes(32).toString('base64url');
    response.cookie(this.#name, secret, { ...optionsOf(this.secure), maxAge: limits.browserDays * 86_400_000 });
    return secret;
  }
}
