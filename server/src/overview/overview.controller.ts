import { counties } from '@krets/shared/counties';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { sha256Hex } from '../platform/crypto/sha256.js';
import { sendPage } from '../platform/http/compress-answers.js';
import { log } from '../platform/logging/log.js';
import { coveragePage } from './coverage-page.js';
import { catalogueOf } from './data-catalogue.js';
import { EntryService } from './entries.service.js';
import type { Entry } from './entry.types.js';
import { entryPage } from './entry-page.js';
import { filterOf } from './filter.js';
import { frontPage } from './front-page.js';
import { calendarOf, eventOf } from './occurrences/occurrence-calendar.js';
import { occurrencesPart } from './occurrences/occurrence-page.js';
import { OccurrenceService } from './occurrences/occurrences.service.js';
import { csvOf, jsonLdOf, licence } from './open-data.js';
import { overviewPage } from './overview-page.js';
import { PageAnswers } from './page-answers.service.js';
import { PublishedEntries } from './published-entries.js';
import { ReviewNumbersService } from './reviews/review-numbers.service.js';
import { wordsIn } from './words.js';

type Asked = Record<string, unknown>;

const newestOf = (entries: Entry[]) =>
  entries.reduce<Entry | undefined>(
    (newest, one) => (newest && newest.changedAt >= one.changedAt ? newest : one),
    undefined,
  );

const isId = (id: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

/** The open pages: rendered here, so that they need no script and anybody's reader understands them. */
@Controller()
export class OverviewController {
  constructor(
    private readonly entryService: EntryService,
    private readonly published: PublishedEntries,
    private readonly reviewNumbersService: ReviewNumbersService,
    private readonly occurrenceService: OccurrenceService,
    private readonly pages: PageAnswers,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  @Get()
  front(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.open(request, response, async (around) => {
      const [numbers, newest] = await Promise.all([this.entryService.numbers(), this.entryService.newest()]);
      return frontPage(around, numbers, newest);
    });
  }

  @Get('oversyn')
  overview(@Req() request: Request, @Res() response: Response, @Query() query: Asked): Promise<void> {
    return this.pages.open(request, response, async (around) => {
      const filter = filterOf(query);
      return overviewPage(around, filter, await this.published.find(filter));
    });
  }

  @Get('oversyn/dekning')
  coverage(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.open(request, response, async (around) => {
      const [counties, levels, roles, levelsByCounty, years, reviews] = await Promise.all([
        this.entryService.cells('counties'),
        this.entryService.cells('levels'),
        this.entryService.cells('roles'),
        this.entryService.levelsByCounty(),
        this.entryService.years(),
        this.reviewNumbersService.published(),
      ]);
      return coveragePage(around, { counties, levels, roles, levelsByCounty, years, reviews });
    });
  }

  @Get('oversyn.csv')
  async csv(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#data(request, response, 'text/csv; charset=utf-8', csvOf);
  }

  @Get('oversyn.jsonld')
  async jsonLd(@Req() request: Request, @Res() response: Response): Promise<void> {
    const address = `${this.config.publicUrl}/oversyn`;
    await this.#send(request, response, 'application/ld+json', async () => {
      const coming = await this.occurrenceService.coming(null);
      return jsonLdOf(await this.entryService.all(), address, wordsIn('nn'), (id) =>
        coming.filter(({ entryId }) => entryId === id).map((one) => eventOf(one, this.config.publicUrl)),
      );
    });
  }

  @Get('moteplassar.ics')
  async calendar(@Req() request: Request, @Res() response: Response, @Query('county') asked: unknown): Promise<void> {
    const county = counties.find(({ number }) => number === asked)?.number ?? null;
    await this.#send(request, response, 'text/calendar; charset=utf-8', async () =>
      calendarOf(
        await this.occurrenceService.coming(county),
        this.config.publicUrl,
        wordsIn('nn').t('occurrences.menu'),
      ),
    );
  }

  @Get('oversyn.dcat.jsonld')
  async catalogue(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { publicUrl, operator } = this.config;
    await this.#data(request, response, 'application/ld+json', (all) =>
      catalogueOf(publicUrl, operator, newestOf(all)?.changedAt),
    );
  }

  @Get('oversyn/:id')
  entry(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.open(request, response, async (around) => {
      const entry = isId(id) ? await this.entryService.one(id) : undefined;
      if (!entry) return undefined;
      const successor = entry.joinedInto ? await this.entryService.one(entry.joinedInto) : undefined;
      const occurrences = entry.kind === 'MEETING_PLACE' ? await this.occurrenceService.ofEntry(id) : null;
      return entryPage(around, entry, successor, occurrences && occurrencesPart(around, occurrences));
    });
  }

  async #data(request: Request, response: Response, type: string, write: (all: Entry[]) => string): Promise<void> {
    await this.#send(request, response, type, async () => write(await this.entryService.all()));
  }

  /** Open data, which programs fetch again and again: unchanged, they are not sent once more. */
  async #send(request: Request, response: Response, type: string, write: () => Promise<string>): Promise<void> {
    try {
      const data = await write();
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
}
