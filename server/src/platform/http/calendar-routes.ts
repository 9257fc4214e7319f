import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { log } from '../logging/log.js';
import { refuse } from './refuse.js';

/** What the calendar route needs; an area provides it. */
type CalendarLookup = {
  /** The file for whoever shows this secret. */
  file(token: string): Promise<string | undefined>;
};

export const CALENDAR_LOOKUP = Symbol('CALENDAR_LOOKUP');

const path = /^\/([\w-]{43})\.ics$/;

/** GET a calendar by its secret address, without a session. Reading changes nothing, and nothing is noted of it. */
export function calendarRoutes(app: NestExpressApplication): RequestHandler {
  const lookup = app.get<CalendarLookup>(CALENDAR_LOOKUP, { strict: false });
  return async (request, response) => {
    response.set('x-robots-tag', 'noindex');
    response.set('x-content-type-options', 'nosniff');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'BAD_INPUT', 'Only GET.');
    try {
      const token = path.exec(request.path)?.[1];
      const file = token ? await lookup.file(token) : undefined;
      if (file === undefined) return refuse(response, 404, 'NOT_FOUND', 'Not found.');
      response.set('cache-control', 'private, max-age=900');
      response.type('text/calendar; charset=utf-8').send(file);
    } catch (error) {
      log.error({ err: error }, 'A calendar could not be sent');
      refuse(response, 500, 'INTERNAL', 'Something went wrong here.');
    }
  };
}
