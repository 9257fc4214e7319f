import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestDatabase } from '../database/request-database.js';
import { isUuid, notFound } from '../errors.js';

/** The request data that resolvers use. */
export type RequestContext = {
  db: RequestDatabase;
  /** What the request log receives. */
  logFields: { requestId: string; operation?: string; outcome?: string };
  /** Short name of browser and system, for the person's own list of sessions. */
  device: string;
  /** The client network that the request comes from. */
  clientNetwork: string;
  /** The hash of the browser's secret, which is created if missing. */
  browserHash(): string;
  setSessionCookie(token: string): void;
  clearSessionCookie(): void;
};

const contextOf = (execution: ExecutionContext) => GqlExecutionContext.create(execution).getContext<RequestContext>();

/** Injects the database access of the request. */
export const Db = createParamDecorator((_: unknown, execution: ExecutionContext) => contextOf(execution).db);
export const Context = createParamDecorator((_: unknown, execution: ExecutionContext) => contextOf(execution));

/** An id of invalid form gets the same answer as an unknown one. */
@Injectable()
export class IdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (!isUuid(value)) throw notFound();
    return value;
  }
}
