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
    for (const part of (request.headers.cookie ?? '').split(';')) {
      const [name, value] = part.trim().split('=');
      if (name === this.#name && value && value.length <= 64) return value;
    }
    return undefined;
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
