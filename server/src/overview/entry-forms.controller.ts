import { randomUUID } from 'node:crypto';
import { cleanText } from '@krets/shared/text';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { isUuid, notFound } from '../platform/errors.js';
import { clientNetwork } from '../platform/http/client-address.js';
import { formBodyOf } from '../platform/http/form-body.js';
import { RateLimits } from '../platform/rate-limits/rate-limits.js';
import { EntryService } from './entries.service.js';
import { EntryEditingService } from './entry-editing.service.js';
import { entryFormPage } from './entry-form-page.js';
import { EntryImportService } from './entry-import.service.js';
import { checkEntry, entryFields, writtenOf } from './entry-text.policy.js';
import { writtenIn } from './form-parts.js';
import { importPage, reportFile } from './import-page.js';
import { confirmPage, faultPage, ownEntriesPage } from './own-entries-page.js';
import { PageAnswers, told } from './page-answers.service.js';

const longestFault = 500;
const isKey = (key: string) => /^[\w-]{32}$/.test(key);

/** Forms for what exists elsewhere: rendered here, so that they work without script and on any device. */
@Controller('oversyn')
export class EntryFormsController {
  constructor(
    private readonly entryService: EntryService,
    private readonly entryEditingService: EntryEditingService,
    private readonly entryImportService: EntryImportService,
    private readonly rateLimits: RateLimits,
    private readonly pages: PageAnswers,
  ) {}

  @Get('ny')
  blank(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      await signedIn(db);
      // The wizard that asks what somebody wants to make hands on what they have written.
      const given = Object.entries(request.query).filter(([, value]) => typeof value === 'string') as [
        string,
        string,
      ][];
      const written = writtenIn(new URLSearchParams(given), entryFields);
      return entryFormPage(around, { written, faults: [], id: null });
    });
  }

  @Post('ny')
  enter(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, 'enterEntry', async (around, db) => {
      const { values } = formBodyOf(request);
      const written = writtenIn(values, entryFields);
      const { text, faults } = checkEntry(written);
      await signedIn(db);
      if (faults.length > 0) return entryFormPage(around, { written, faults, id: null });
      const similar = values.get('seen') ? [] : await this.entryService.titled(text.title);
      if (similar.length > 0) return entryFormPage(around, { written, faults, id: null, similar });
      const id = await db.write((tx) => this.entryEditingService.enter(tx, text));
      return { to: `/oversyn/${id}` };
    });
  }

  @Get('mine')
  own(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      const tx = await db.read();
      const queue = (await this.entryEditingService.isAdministrator(tx))
        ? await this.entryEditingService.faulty(tx)
        : null;
      return ownEntriesPage(around, await this.entryEditingService.own(tx), queue);
    });
  }

  @Get('importer')
  importForm(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      await signedIn(db);
      return importPage(around, null, false);
    });
  }

  @Post('importer')
  importFile(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, 'importEntries', async (around, db) => {
      const { values, file, tooLarge } = formBodyOf(request);
      if (tooLarge) return told(around, 'import.tooLarge', 'import.tooLarge.text');
      const write = values.get('act') === 'write';
      const report = await db.write((tx) => this.entryImportService.take(tx, file ?? values.get('text') ?? '', write));
      if (values.get('act') !== 'report') return importPage(around, report, write);
      response.set({ 'Content-Disposition': 'attachment; filename="krets-import.csv"' });
      response.type('text/csv; charset=utf-8').send(reportFile(around.words, report));
      return { sent: true };
    });
  }

  @Get('stadfest/:key')
  askedToConfirm(@Req() request: Request, @Res() response: Response, @Param('key') key: string): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      const tx = isKey(key) ? await db.readAsAnyone() : undefined;
      const entry = tx && (await this.entryEditingService.ofKey(tx, key));
      return entry ? confirmPage(around, entry) : told(around, 'confirm.used', 'confirm.used.text');
    });
  }

  @Post('stadfest/:key')
  confirmByKey(@Req() request: Request, @Res() response: Response, @Param('key') key: string): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      if (!isKey(key)) return told(around, 'confirm.used', 'confirm.used.text');
      const entry = await db.writeAsAnyone(async (tx) => {
        const found = await this.entryEditingService.ofKey(tx, key);
        if (found) await this.entryEditingService.confirm(tx, found.id);
        return found;
      });
      return entry ? { to: `/oversyn/${entry.id}` } : told(around, 'confirm.used', 'confirm.used.text');
    });
  }

  @Post('feil/svara')
  answer(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, '', async (_around, db) => {
      const id = formBodyOf(request).values.get('fault');
      await db.write(async (tx) => {
        if (!isUuid(id)) throw notFound();
        await this.entryEditingService.answerFault(tx, id);
      });
      return { to: '/oversyn/mine' };
    });
  }

  @Get(':id/endre')
  changeForm(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      if (!isUuid(id)) return undefined;
      const entry = await this.entryEditingService.tended(await db.read(), id);
      return entryFormPage(around, { written: writtenOf(entry), faults: [], id });
    });
  }

  @Post(':id/endre')
  change(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, 'enterEntry', async (around, db) => {
      if (!isUuid(id)) return undefined;
      const written = writtenIn(formBodyOf(request).values, entryFields);
      const { text, faults } = checkEntry(written);
      await this.entryEditingService.tended(await db.read(), id);
      if (faults.length > 0) return entryFormPage(around, { written, faults, id });
      await db.write((tx) => this.entryEditingService.change(tx, id, text));
      return { to: `/oversyn/${id}` };
    });
  }

  @Post(':id/stadfest')
  confirm(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, 'enterEntry', async (_around, db) => {
      if (!isUuid(id)) return undefined;
      await db.write((tx) => this.entryEditingService.confirm(tx, id));
      return { to: '/oversyn/mine' };
    });
  }

  @Post(':id/avslutt')
  close(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, 'enterEntry', async (_around, db) => {
      const into = formBodyOf(request).values.get(`into-${id}`) || null;
      if (!isUuid(id) || (into !== null && !isUuid(into))) return undefined;
      await db.write((tx) => this.entryEditingService.close(tx, id, into));
      return { to: '/oversyn/mine' };
    });
  }

  @Get(':id/feil')
  faultForm(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, '', async (around) => {
      const entry = isUuid(id) ? await this.entryService.one(id) : undefined;
      return entry && entry.status !== 'CLOSED' ? faultPage(around, entry) : undefined;
    });
  }

  @Post(':id/feil')
  reportFault(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      const entry = isUuid(id) ? await this.entryService.one(id) : undefined;
      if (!entry || entry.status === 'CLOSED') return undefined;
      const { values } = formBodyOf(request);
      const body = cleanText(values.get('body') ?? '').trim();
      if (!body || [...body].length > longestFault)
        return faultPage(around, entry, { body, refused: around.words.t(body ? 'fault.TOO_LONG' : 'fault.REQUIRED') });
      // A field that nobody sees: only a program fills it in, and is told the same as everybody.
      if (!values.get('homepage')) {
        await this.rateLimits.assertAllows('faultsPerClient', clientNetwork(request.ip));
        await this.rateLimits.assertAllows('faultsOverAll', '');
        await db.writeAsAnyone((tx) => this.entryEditingService.reportFault(tx, entry.id, randomUUID(), body));
      }
      return told(around, 'report.thanks', 'report.thanks.text');
    });
  }
}

/** @throws UNAUTHENTICATED */
const signedIn = async (db: RequestDatabase) => (await db.read()).authenticated();
