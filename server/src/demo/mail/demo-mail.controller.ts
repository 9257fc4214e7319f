import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { meOf } from '../../identity/me.types.js';
import { PageAnswers } from '../../overview/page-answers.service.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { inlineFiles } from '../../platform/http/web/inline-files.js';
import { frameOf, mailListPage, mailPage } from './demo-mail-page.js';
import { type DemoMail, DemoMailbox } from './demo-mailbox.js';

const policy = (more: string) => `default-src 'none'; base-uri 'none'; form-action 'none'; ${more}`;
const pagePolicy = () => {
  const { styles, script } = inlineFiles();
  return policy(
    `script-src 'self' ${script.hash}; style-src 'self' ${styles.hash}; style-src-attr 'unsafe-inline'; font-src 'self'; img-src 'self' data:; frame-src 'self'; frame-ancestors 'none'`,
  );
};
/** A mail loads nothing and runs nothing, also when its address is opened by itself. */
const mailPolicy = policy("frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation");

/** What would have come to the mailbox of the invented person one is signed in as; nobody else's. */
@Controller('demo/mail')
export class DemoMailController {
  constructor(
    private readonly pages: PageAnswers,
    private readonly mailbox: DemoMailbox,
  ) {}

  @Get()
  list(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.pages.personal(request, response, '', async (around, db) => {
      const { email } = await meOf(await db.read());
      return mailListPage(around, email, this.mailbox.of(email));
    });
  }

  @Get(':id')
  one(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    response.set('Content-Security-Policy', pagePolicy());
    return this.pages.personal(request, response, '', async (around, db) => {
      const mail = await this.#own(db, id);
      return mail && mailPage(around, mail);
    });
  }

  @Get(':id/html')
  frame(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    response.set('Content-Security-Policy', mailPolicy).removeHeader('X-Frame-Options');
    return this.pages.personal(request, response, '', async (_, db) => {
      const mail = await this.#own(db, id);
      return mail && frameOf(mail);
    });
  }

  async #own(db: RequestDatabase, id: string): Promise<DemoMail | undefined> {
    const { email } = await meOf(await db.read());
    return this.mailbox.of(email).find((mail) => mail.id === id);
  }
}
