import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { refuse } from '../http/refuse.js';
import { log } from '../logging/log.js';
import { type MailGroup, StopTokens } from './stop-tokens.js';

/** What an area does with a choice made from a mail. */
export type MailChoices = { choose(personId: string, group: MailGroup, wants: boolean): Promise<void> };
export const MAIL_CHOICES = Symbol('MAIL_CHOICES');

/**
 * POST stops mail of the kind that the address came in (RFC 8058: without cookie, origin or redirect, and twice is as once); POST to
 * `/back` after it takes that back. GET shows the page of the web, and changes nothing: mail scanners open every link.
 */
export function stopMailRoutes(app: NestExpressApplication): RequestHandler {
  const tokens = app.get(StopTokens);
  const choices = app.get<MailChoices>(MAIL_CHOICES, { strict: false });
  return async (request, response, next) => {
    if (request.method !== 'POST') return next();
    response.set('cache-control', 'no-store');
    const [, token = '', back] = request.path.split('/');
    const known = tokens.read(token);
    if (!known || (back !== undefined && back !== 'back')) return refuse(response, 404, 'NOT_FOUND', 'Not found.');
    try {
      await choices.choose(known.personId, known.group, back === 'back');
      response.status(200).type('text').send('OK');
    } catch (error) {
      log.error({ err: error }, 'A choice about mail was not stored');
      refuse(response, 503, 'BUSY', 'Try again.');
    }
  };
}
