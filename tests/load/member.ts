import type { ErrorCode } from '@krets/shared/errors';
import type { TargetServer } from './target-server.js';

type Answer<T> = { data?: T | null; errors?: { message: string; extensions: { code: ErrorCode } }[] };

/** The server's own words for what it does not accept. */
export class NotAccepted extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** One person signed in over GraphQL. */
export class Member {
  readonly #cookies = new Map<string, string>();

  constructor(
    private readonly target: TargetServer,
    readonly email: string,
  ) {}

  /** @throws NotAccepted */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(`${this.target.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: [...this.#cookies.values()].join('; ') },
      body: JSON.stringify({ query, variables }),
    });
    for (const given of response.headers.getSetCookie()) {
      const [cookie = ''] = given.split(';');
      this.#cookies.set(cookie.split('=')[0] ?? '', cookie);
    }
    const { data, errors } = (await response.json()) as Answer<T>;
    const [first] = errors ?? [];
    if (first) throw new NotAccepted(first.extensions.code, first.message);
    return data as T;
  }

  async signIn(): Promise<this> {
    const known = this.target.mark();
    await this.ask('mutation ($email: String!) { requestSignInCode(email: $email, language: en) }', {
      email: this.email,
    });
    const code = await this.target.codeFor(this.email, known);
    await this.ask('mutation ($email: String!, $code: String!) { signIn(email: $email, code: $code) { id } }', {
      email: this.email,
      code,
    });
    return this;
  }
}
