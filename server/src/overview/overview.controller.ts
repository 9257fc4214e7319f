import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { sha256Hex } from '../platform/crypto/sha256.js';
import { sendPage } from '../platform/http/compress-answers.js';
import { SessionCookie } from '../platform/http/cookies.js';
import { styleSheet } from '../platform/http/web/serve-web.js';
import { log } from '../platform/logging/log.js';
import { coveragePage } from './coverage-page.js';
import { EntryService } from './entries.service.js';
import type { Entry } from './entry.types.js';
import { entryPage } from './entry-page.js';
import { filterOf } from './filter.js';
import { frontPage } from './front-page.js';
import { html } from './html.js';
import { csvOf, jsonLdOf, licence } from './open-data.js';
import { overviewPage } from './overview-page.js';
import { layout, type Surroundings } from './page-layout.js';
import { languageOf, Words } from './words.js';

type Asked = Record<string, unknown>;

const isId = (id: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

/** The open pages: rendered here, so that they need no script and anybody's reader understands them. */
@Controller()
export class OverviewController {
  readonly #cookie: SessionCookie;

  constructor(
    private readonly entryService: EntryService,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {
    this.#cookie = new SessionCookie(config.publicUrl.startsWith('https:'));
  }

  @Get()
  front(@Req() request: Request, @Res() response: Response, @Query() query: Asked): Promise<void> {
    return this.#page(request, response, query, async (around) => {
      const [numbers, newest] = await Promise.all([this.entryService.numbers(), this.entryService.newest()]);
      return frontPage(around, numbers, newest);
    });
  }

  @Get('oversyn')
  overview(@Req() request: Request, @Res() response: Response, @Query() query: Asked): Promise<void> {
    return this.#page(request, response, query, async (around) => {
      const filter = filterOf(query);
      return overviewPage(around, filter, await this.entryService.find(filter));
    });
  }

  @Get('oversyn/dekning')
  coverage(@Req() request: Request, @Res() response: Response, @Query() query: Asked): Promise<void> {
    return this.#page(request, response, query, async (around) => {
      const [counties, levels, roles, levelsByCounty, years] = await Promise.all([
        this.entryService.cells('counties'),
        this.entryService.cells('levels'),
        this.entryService.cells('roles'),
        this.entryService.levelsByCounty(),
        this.entryService.years(),
      ]);
      return coveragePage(around, { counties, levels, roles, levelsByCounty, years });
    });
  }

  @Get('oversyn.csv')
  async csv(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#data(request, response, 'text/csv; charset=utf-8', csvOf);
  }

  @Get('oversyn.jsonld')
  async jsonLd(@Req() request: Request, @Res() response: Response): Promise<void> {
    const address = `${this.config.publicUrl}/oversyn`;
    await this.#data(request, response, 'application/ld+json', (all) => jsonLdOf(all, address, new Words('nn')));
  }

  @Get('oversyn/:id')
  entry(
    @Req() request: Request,
    @Res() response: Response,
    @Query() query: Asked,
    @Param('id') id: string,
  ): Promise<void> {
    return this.#page(request, response, query, async (around) => {
      const entry = isId(id) ? await this.entryService.one(id) : undefined;
      return entry && entryPage(around, entry);
    });
  }

  /** Answers with what `render` makes, with 404 when that is nothing. */
  async #page(
    request: Request,
    response: Response,
    query: Asked,
    render: (around: Surroundings) => Promise<string | undefined>,
  ): Promise<void> {
    const around = this.#surroundings(request, query);
    const { words, signedIn } = around;
    response.set({
      Vary: 'Accept-Language, Accept-Encoding, Cookie',
      'Cache-Control': signedIn ? 'private, no-cache' : 'public, max-age=60',
    });
    const told = (title: string, text: string) =>
      layout(around, { title, content: html`<div class="page page-narrow"><h1>${title}</h1><p>${text}</p></div>` });
    try {
      const page = await render(around);
      if (!page) response.status(404);
      sendPage(request, response, page ?? told(words.t('open.missing'), words.t('open.missing.text')));
    } catch (error) {
      log.error({ err: error }, 'An open page could not be made');
      response.status(503).set('Cache-Control', 'no-store');
      sendPage(request, response, told(words.t('open.failed'), words.t('open.failed.text')));
    }
  }

  /** Open data, which programs fetch again and again: unchanged, they are not sent once more. */
  async #data(request: Request, response: Response, type: string, write: (all: Entry[]) => string): Promise<void> {
    try {
      const data = write(await this.entryService.all());
      const tag = `W/"${sha256Hex(data).slice(0, 32)}"`;
      const link = `<${licence}>; rel="license"`;
      response.set({ 'Cache-Control': 'public, max-age=3600', Vary: 'Accept-Encoding', ETag: tag, Link: link });
      if (request.headers['if-none-match'] === tag) return void response.status(304).end();
      sendPage(request, response, data, type);
    } catch (error) {
      log.error({ err: error }, 'Open data could not be made');
      response.status(503).set('Cache-Control', 'no-store').end();
    }
  }

  #surroundings(request: Request, query: Asked): Surroundings {
    const language = languageOf(query.lang, request.headers['accept-language']);
    return {
      words: new Words(language),
      lang: query.lang === language ? language : null,
      signedIn: this.#cookie.tokenIn(request) !== undefined,
      demo: this.config.demo,
      operator: this.config.operator,
      styles: styleSheet(),
      path: request.path,
      query,
    };
  }
}
