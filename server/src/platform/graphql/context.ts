import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestDatabase } from '../database/request-database.js';
import { isUuid, notFound } from '../errors.js';

/** What a resolver gets of the request. */
export type RequestContext = {
  db: RequestDatabase;
  /** What the log is told of the request. */
  logFields: { requestId: string; operation?: string; outcome?: string };
  /** A short name of browser and system, for the person's own list of sessions. */
  device: string;
  /** The network the request comes from. */
  clientNetwork: string;
  /** The hash of the browser's own secret; it is given one when it has none. */
  browserHash(): string;
  setSessionCookie(token: string): void;
  clearSessionCookie(): void;
};

const contextOf = (execution: ExecutionContext) => GqlExecutionContext.create(execution).getContext<RequestContext>();

/** The request's way to the database. */
export const Db = createParamDecorator((_: unknown, execution: ExecutionContext) => contextOf(execution).db);
export const Context = createParamDecorator((_: unknown, execution: ExecutionContext) => contextOf(execution));

/** An id that cannot exist is answered like one that does not. */
@Injectable()
export class IdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (!isUuid(value)) throw notFound();
    return value;
  }
}
