import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import type { Tx } from '../../platform/database/tx.js';
import { isUuid, notFound } from '../../platform/errors.js';
import { formBodyOf } from '../../platform/http/form-body.js';
import { html } from '../html.js';
import { PageAnswers, told } from '../page-answers.service.js';
import { withLang } from '../page-layout.js';
import { NeedNumbersService } from './need-numbers.service.js';
import { cellIn, checkNeed } from './need-text.policy.js';
import { NeedsService } from './needs.service.js';
import { askPage, needOf, needsPage } from './needs-page.js';
import { ownNeedsPage } from './own-needs-page.js';

/** What leaders need: the numbers for anybody, the rest for each person alone. Forms that work without script. */
@Controller('oversyn/behov')
export class NeedsController {
  constructor(
    private readonly needsService: NeedsService,
    private readonly needNumbersService: NeedNumbersService,
    private readonly pages: PageAnswers,
  ) {}

  @Get()
  numbers(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.open(request, response, async (around) =>
      needsPage(around, await this.needNumbersService.published()),
    );
  }

  @Get('mitt')
  own(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      const tx = await signedIn(db);
      return ownNeedsPage(around, await this.#ownOf(tx));
    });
  }

  @Post('mitt')
  state(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, 'stateNeed', async (around, db) => {
      const { text, faults } = checkNeed(formBodyOf(request).values);
      await signedIn(db);
      const left = faults.length > 0 ? faults : await db.write((tx) => this.needsService.state(tx, text));
      if (left.length === 0) return { to: '/oversyn/behov/mitt' };
      return ownNeedsPage(around, { ...(await this.#ownOf(await db.read())), written: text, faults: left });
    });
  }

  @Post('mitt/trekk')
  withdraw(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#change(request, response, (tx, id) => this.needsService.withdraw(tx, id));
  }

  @Post('mitt/forny')
  renew(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#change(request, response, (tx, id) => this.needsService.renew(tx, id));
  }

  @Post('svar')
  answer(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, 'stateNeed', async (_around, db) => {
      const { values } = formBodyOf(request);
      const id = values.get('question') ?? '';
      if (!isUuid(id)) throw notFound();
      if (values.get('answer') !== 'yes') {
        await db.write((tx) => this.needsService.decline(tx, id));
        return { to: '/oversyn/behov/mitt' };
      }
      const key = await db.write((tx) => this.needsService.accept(tx, id));
      response.redirect(303, `/invitation#${key}`);
      return { sent: true };
    });
  }

  @Get('spor')
  askForm(@Req() request: Request, @Res() response: Response, @Query() query: Record<string, unknown>): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      const cell = cellIn({ get: (name) => (typeof query[name] === 'string' ? query[name] : null) });
      const tx = await signedIn(db);
      return cell && askPage(around, cell, await this.needsService.facilitated(tx));
    });
  }

  @Post('spor')
  ask(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, 'askAboutNeeds', async (around, db) => {
      const { values } = formBodyOf(request);
      const [cell, network] = [cellIn(values), values.get('network')];
      await signedIn(db);
      if (!cell || !isUuid(network)) throw notFound();
      await db.write((tx) => this.needsService.ask(tx, network, cell));
      const { words, lang } = around;
      const back = html`<p><a href="${withLang('/oversyn/behov', lang)}">${words.t('need.title')}</a></p>`;
      return told(around, 'need.sent', 'need.sent.text', html`<p>${needOf(words, cell)}</p>${back}`);
    });
  }

  async #ownOf(tx: Tx) {
    return { needs: await this.needsService.own(tx), questions: await this.needsService.questions(tx), at: tx.at };
  }

  #change(request: Request, response: Response, act: (tx: Tx, id: string) => Promise<void>): Promise<void> {
    return this.pages.personal(request, response, 'stateNeed', async (_around, db) => {
      const id = formBodyOf(request).values.get('need') ?? '';
      if (!isUuid(id)) throw notFound();
      await db.write((tx) => act(tx, id));
      return { to: '/oversyn/behov/mitt' };
    });
  }
}

/** @throws UNAUTHENTICATED */
const signedIn = async (db: RequestDatabase): Promise<Tx> => {
  const tx = await db.read();
  await tx.authenticated();
  return tx;
};
