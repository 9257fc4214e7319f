import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { AccessCheck } from '../platform/access-check.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { RequestDatabase } from '../platform/database/request-database.js';
import { Transactions } from '../platform/database/transactions.js';
import { sendPage } from '../platform/http/compress-answers.js';
import { SessionCookie } from '../platform/http/cookies.js';
import { log } from '../platform/logging/log.js';
import { RateLimits } from '../platform/rate-limits/rate-limits.js';
import { html, type Part } from './html.js';
import { layout, type Surroundings, withLang } from './page-layout.js';
import { type Key, languageOf, wordsIn } from './words.js';

/** A page, or where the browser goes on to, or that an answer has been sent. */
export type Answer = string | { to: string } | { sent: true };
type Act = (around: Surroundings, db: RequestDatabase) => Promise<Answer | undefined>;

const statuses: Record<string, [status: number, title: Key, text: Key]> = {
  UNAUTHENTICATED: [401, 'open.signInFirst', 'open.signInFirst.text'],
  NOT_FOUND: [404, 'open.missing', 'open.missing.text'],
  TOO_MANY: [429, 'open.tooMany', 'open.tooMany.text'],
};

/** Answers with pages: those that anybody may read and caches may store, and those that belong to one person. */
@Injectable()
export class PageAnswers {
  readonly #cookie: SessionCookie;

  constructor(
    private readonly transactions: Transactions,
    private readonly accessCheck: AccessCheck,
    private readonly rateLimits: RateLimits,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {
    this.#cookie = new SessionCookie(config.publicUrl.startsWith('https:'));
  }

  /** Answers with what `render` makes, with 404 when that is nothing. */
  async open(
    request: Request,
    response: Response,
    render: (around: Surroundings) => Promise<string | undefined>,
  ): Promise<void> {
    const around = this.#surroundings(request);
    response.set({
      Vary: 'Accept-Language, Accept-Encoding, Cookie',
      'Cache-Control': around.signedIn ? 'private, no-cache' : 'public, max-age=60',
    });
    try {
      const page = await render(around);
      if (page) return sendPage(request, response, page);
      response.status(404);
      sendPage(request, response, told(around, 'open.missing', 'open.missing.text'));
    } catch (error) {
      this.#failed(request, response, around, error);
    }
  }

  /**
   * Answers with what `act` makes for whoever is signed in, or tells why not. Never stored, and never compressed together with
   * what another site could have put in.
   *
   * @param operation by which the rate limit is found
   */
  async personal(request: Request, response: Response, operation: string, act: Act): Promise<void> {
    const around = this.#surroundings(request);
    response.set({ 'Cache-Control': 'private, no-store', Vary: 'Cookie', 'X-Robots-Tag': 'noindex' });
    // A form of a page without a referrer is sent as from nowhere, and would be refused.
    response.set('Referrer-Policy', 'same-origin');
    const token = this.#cookie.tokenIn(request);
    const db = new RequestDatabase(this.transactions, this.accessCheck, this.rateLimits, token);
    db.operation = operation;
    try {
      const answer = await act(around, db);
      await db.close();
      if (answer === undefined) response.status(404).send(told(around, 'open.missing', 'open.missing.text'));
      else if (typeof answer === 'string') response.status(200).type('html').send(answer);
      else if ('to' in answer) response.redirect(303, withLang(answer.to, around.lang));
    } catch (error) {
      const code = error instanceof GraphQLError ? String(error.extensions.code) : '';
      const known = statuses[code];
      if (!known) return this.#failed(request, response, around, error);
      const [status, title, text] = known;
      response
        .status(status)
        .type('html')
        .send(told(around, title, text));
    } finally {
      await db.close();
    }
  }

  #failed(request: Request, response: Response, around: Surroundings, error: unknown): void {
    log.error({ err: error }, 'An open page could not be made');
    response.status(503).set('Cache-Control', 'no-store');
    sendPage(request, response, told(around, 'open.failed', 'open.failed.text'));
  }

  #surroundings(request: Request): Surroundings {
    const { query } = request;
    const language = languageOf(query.lang, request.headers['accept-language']);
    return {
      words: wordsIn(language),
      lang: query.lang === language ? language : null,
      signedIn: this.#cookie.tokenIn(request) !== undefined,
      demo: this.config.demo,
      operator: this.config.operator,
      path: request.path,
      query,
    };
  }
}

/** A page that says one thing. */
export function told(around: Surroundings, title: Key, text: Key, more: Part = ''): string {
  const { words } = around;
  const signIn =
    title === 'open.signInFirst'
      ? html`<p><a class="ds-button" data-variant="primary" href="/sign-in">${words.t('open.signIn')}</a></p>`
      : '';
  const content = html`<div class="page page-narrow"><h1>${words.t(title)}</h1><p>${words.t(text)}</p>${signIn}${more}</div>`;
  return layout(around, { title: words.t(title), content });
}
