import { Module } from '@nestjs/common';
import { PageAnswers } from '../../overview/page-answers.service.js';
import { demoPages } from '../demo-pages.js';
import { DemoMailController } from './demo-mail.controller.js';
import { mailPath } from './demo-mail-page.js';
import { DemoMailbox } from './demo-mailbox.js';

/** Loaded only when the demo is on. */
@Module({ controllers: [DemoMailController], providers: [DemoMailbox, PageAnswers] })
export class DemoMailModule {
  constructor() {
    demoPages.mail = mailPath;
  }
}
