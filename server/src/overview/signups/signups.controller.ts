import type { FieldError } from '@krets/shared/errors';
import { limits } from '@krets/shared/limits';
import { cleanAddress, cleanLine, cleanText } from '@krets/shared/text';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { isUuid } from '../../platform/errors.js';
import { formBodyOf } from '../../platform/http/form-body.js';
import type { Occurrence } from '../occurrences/occurrence.types.js';
import { OccurrenceEditingService } from '../occurrences/occurrence-editing.service.js';
import { addressOfOccurrence } from '../occurrences/occurrence-parts.js';
import { OccurrenceService } from '../occurrences/occurrences.service.js';
import { type Answer, PageAnswers, told } from '../page-answers.service.js';
import type { Surroundings } from '../page-layout.js';
import { FoundingService } from './founding.service.js';
import { OccurrenceLettersJob } from './occurrence-letters.job.js';
import { guestsPage, signupPage } from './signup-page.js';
import { checkSignup } from './signup-text.policy.js';
import { SignupService } from './signups.service.js';

type Given = { occurrence: Occurrence; values: URLSearchParams };

/** What somebody who is signed in does with an occurrence. Pages for them alone. */
@Controller('oversyn/samling')
export class SignupsController {
  constructor(
    private readonly occurrenceService: OccurrenceService,
    private readonly occurrenceEditingService: OccurrenceEditingService,
    private readonly signupService: SignupService,
    private readonly foundingService: FoundingService,
    private readonly letters: OccurrenceLettersJob,
    private readonly pages: PageAnswers,
  ) {}

  @Get(':id/pamelding')
  page(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.#about(request, response, id, '', async (around, db, { occurrence }) => {
      const tx = await db.read();
      await tx.authenticated();
      return signupPage(around, occurrence, await this.signupService.page(tx, id, around.words.language));
    });
  }

  @Post(':id/pamelding')
  signUp(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.#about(request, response, id, 'enterEntry', async (around, db, { occurrence, values }) => {
      const { text, faults } = checkSignup(values);
      if (faults.length > 0) {
        const own = await this.signupService.page(await db.read(), id, around.words.language);
        return signupPage(around, occurrence, own, { written: text, faults });
      }
      await db.write((tx) => this.signupService.signUp(tx, id, text));
      return { to: `${addressOfOccurrence(id)}/pamelding` };
    });
  }

  @Post(':id/avmelding')
  withdraw(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.#about(request, response, id, 'enterEntry', async (_around, db) => {
      await db.write((tx) => this.signupService.withdraw(tx, id));
      this.letters.tellSoon();
      return { to: `${addressOfOccurrence(id)}/pamelding` };
    });
  }

  @Post(':id/utan')
  apart(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.#about(request, response, id, 'enterEntry', async (_around, db, { values }) => {
      const [removed, added] = [values.get('remove'), values.get('apart') ?? ''];
      await db.write(async (tx) => {
        await tx.authenticated();
        if (removed) return this.signupService.unblock(tx, removed);
        const digits = added.replaceAll(/\s/g, '');
        const apartFrom = /^\d{9}$/.test(digits) ? digits : cleanAddress(cleanLine(added));
        if (apartFrom && apartFrom.length <= limits.email) await this.signupService.block(tx, apartFrom);
      });
      return { to: `${addressOfOccurrence(id)}/pamelding` };
    });
  }

  @Post(':id/vil')
  wants(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.#about(request, response, id, 'enterEntry', async (_around, db, { values }) => {
      const { text } = checkSignup(values);
      const need = text.need && [...text.need].slice(0, limits.signupLine).join('');
      await db.write((tx) => this.signupService.sayFounds(tx, id, { founds: text.founds, need }));
      return { to: `${addressOfOccurrence(id)}/pamelding` };
    });
  }

  @Post(':id/nettverk')
  found(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.#about(request, response, id, 'invite', async (around, db, { values }) => {
      const name = cleanLine(values.get('name') ?? '');
      const purpose = cleanText(values.get('purpose') ?? '').trim();
      const fits = (text: string, longest: number) => text !== '' && [...text].length <= longest;
      if (!fits(name, limits.networkName) || !fits(purpose, limits.purpose))
        return told(around, 'found.title', 'found.incomplete');
      try {
        const networkId = await db.write((tx) => this.foundingService.found(tx, id, { name, purpose }));
        return { to: `/rooms/${networkId}` };
      } catch (error) {
        const { code, fields } = (error as { extensions?: { code?: string; fields?: FieldError[] } }).extensions ?? {};
        if (code !== 'BAD_INPUT') throw error;
        const isShort = fields?.some(({ field }) => field === 'founders');
        return told(around, 'found.title', isShort ? 'found.tooFew' : 'found.incomplete');
      }
    });
  }

  @Get(':id/deltakarar')
  guests(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.#about(request, response, id, '', async (around, db) => {
      const tx = await db.read();
      const hosted = await this.occurrenceEditingService.hostedOccurrence(tx, id);
      return guestsPage(around, hosted, await this.signupService.guests(tx, id));
    });
  }

  #about(
    request: Request,
    response: Response,
    id: string,
    operation: string,
    act: (around: Surroundings, db: RequestDatabase, given: Given) => Promise<Answer | undefined>,
  ): Promise<void> {
    return this.pages.personal(request, response, operation, async (around, db) => {
      const occurrence = isUuid(id) ? await this.occurrenceService.one(id) : undefined;
      return occurrence && act(around, db, { occurrence, values: formBodyOf(request).values });
    });
  }
}
