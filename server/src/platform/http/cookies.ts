import type { IncomingMessage } from 'node:http';
import { limits } from '@krets/shared/limits';
import type { Response } from 'express';

/** The `__Host-` name binds the cookie to this host and to HTTPS; over plain HTTP browsers refuse it. */
export class SessionCookie {
  readonly #name: string;

  constructor(private readonly secure: boolean) {
    this.#name = secure ? '__Host-krets' : 'krets';
  }

  /** Undefined also when there are several: one of them may have been set by another site on the same host. */
  tokenIn(request: IncomingMessage): string | undefined {
    const tokens = (request.headers.cookie ?? '')
      .split(';')
      .map((part) => part.trim().split('='))
      .filter(([name]) => name === this.#name);
    const [, token] = tokens.length === 1 ? (tokens[0] ?? []) : [];
    return token && token.length <= 64 ? token : undefined;
  }

  set(response: Response, token: string): void {
    response.cookie(this.#name, token, { ...this.#options(), maxAge: limits.sessionDays * 86_400_000 });
  }

  clear(response: Response): void {
    response.clearCookie(this.#name, this.#options());
  }

  #options() {
    return { httpOnly: true, secure: this.secure, sameSite: 'lax', path: '/' } as const;
  }
}
