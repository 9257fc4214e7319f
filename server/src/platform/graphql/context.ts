import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Door } from '../door.js';
import { isUuid, notFound } from '../errors.js';

/** What a resolver gets of the request. */
export type RequestContext = {
  door: Door;
  /** What the log is told of the request. */
  told: { requestId: string; operation?: string; outcome?: string };
  /** A short name of browser and system, for the person's own list of sessions. */
  device: string;
  /** The network the request comes from. */
  clientNetwork: string;
  /** The hash of the browser's own secret; it is given one when it has none. */
  browserHash(): string;
  keepSession(token: string): void;
  dropSession(): void;
};

const contextOf = (execution: ExecutionContext) => GqlExecutionContext.create(execution).getContext<RequestContext>();

/** The request's way to the database. */
export const Through = createParamDecorator((_: unknown, execution: ExecutionContext) => contextOf(execution).door);
export const Caller = createParamDecorator((_: unknown, execution: ExecutionContext) => contextOf(execution));

/** An id that cannot exist is answered like one that does not. */
@Injectable()
export class AnId implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (!isUuid(value)) throw notFound();
    return value;
  }
}
