import { counties } from '@krets/shared/counties';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isUuid } from '../../platform/errors.js';
import { formBodyOf } from '../../platform/http/form-body.js';
import { EntryService } from '../entries.service.js';
import { PageAnswers } from '../page-answers.service.js';
import { OccurrenceLettersJob } from '../signups/occurrence-letters.job.js';
import { OccurrenceEditingService } from './occurrence-editing.service.js';
import { hostPage, occurrenceFormPage } from './occurrence-form-page.js';
import { occurrencePage, occurrencesPage } from './occurrence-page.js';
import { addressOfOccurrence } from './occurrence-parts.js';
import { checkOccurrence, occurrenceFields, type WrittenOccurrence, writtenOf } from './occurrence-text.policy.js';
import { OccurrenceService } from './occurrences.service.js';

const writtenIn = (values: URLSearchParams): WrittenOccurrence =>
  Object.fromEntries(occurrenceFields.map((name) => [name, values.get(name) ?? '']));

/** What comes at meeting places: open pages, and the forms of their organisers. */
@Controller('oversyn')
export class OccurrencesController {
  constructor(
    private readonly entryService: EntryService,
    private readonly occurrenceService: OccurrenceService,
    private readonly occurrenceEditingService: OccurrenceEditingService,
    private readonly letters: OccurrenceLettersJob,
    private readonly pages: PageAnswers,
  ) {}

  @Get('samlingar')
  coming(@Req() request: Request, @Res() response: Response, @Query('county') asked: unknown): Promise<void> {
    return this.pages.open(request, response, async (around) => {
      const county = counties.find(({ number }) => number === asked)?.number ?? null;
      return occurrencesPage(around, await this.occurrenceService.coming(county), county);
    });
  }

  @Get('samling/:id')
  one(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.open(request, response, async (around) => {
      const occurrence = isUuid(id) ? await this.occurrenceService.one(id) : undefined;
      const entry = occurrence && (await this.entryService.one(occurrence.entryId));
      return occurrence && entry ? occurrencePage(around, occurrence, entry) : undefined;
    });
  }

  @Get(':id/samlingar')
  hosted(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      if (!isUuid(id)) return undefined;
      const entry = await this.occurrenceEditingService.hosted(await db.read(), id);
      const { coming, held } = await this.occurrenceService.ofEntry(id);
      return hostPage(around, entry, [...coming, ...held], { written: {}, faults: [] });
    });
  }

  @Post(':id/samlingar')
  add(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, 'enterEntry', async (around, db) => {
      if (!isUuid(id)) return undefined;
      const written = writtenIn(formBodyOf(request).values);
      const { text, faults } = checkOccurrence(written, new Date());
      const entry = await this.occurrenceEditingService.hosted(await db.read(), id);
      if (faults.length > 0) {
        const { coming, held } = await this.occurrenceService.ofEntry(id);
        return hostPage(around, entry, [...coming, ...held], { written, faults });
      }
      const added = await db.write((tx) => this.occurrenceEditingService.add(tx, id, text));
      return { to: addressOfOccurrence(added) };
    });
  }

  @Get('samling/:id/endre')
  changeForm(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      if (!isUuid(id)) return undefined;
      const occurrence = await this.occurrenceEditingService.hostedOccurrence(await db.read(), id);
      return occurrenceFormPage(around, occurrence, { written: writtenOf(occurrence), faults: [] });
    });
  }

  @Post('samling/:id/endre')
  change(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, 'enterEntry', async (around, db) => {
      if (!isUuid(id)) return undefined;
      const occurrence = await this.occurrenceEditingService.hostedOccurrence(await db.read(), id);
      const written = writtenIn(formBodyOf(request).values);
      const { text, faults } = checkOccurrence(written, new Date());
      if (faults.length > 0) return occurrenceFormPage(around, occurrence, { written, faults });
      await db.write((tx) => this.occurrenceEditingService.change(tx, occurrence, text));
      this.letters.tellSoon();
      return { to: addressOfOccurrence(id) };
    });
  }

  @Post('samling/:id/avlys')
  cancel(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, 'enterEntry', async (_around, db) => {
      if (!isUuid(id)) return undefined;
      await db.write((tx) => this.occurrenceEditingService.cancel(tx, id));
      this.letters.tellSoon();
      return { to: addressOfOccurrence(id) };
    });
  }
}
