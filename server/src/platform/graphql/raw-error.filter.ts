import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';

/** Passes the error to GraphQL unchanged, for `formatError`: Nest would first log its stack, of refusals too. */
@Catch()
export class RawErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() !== 'graphql') throw error;
    return error instanceof Error ? error : new Error('Thrown without an error.');
  }
}
