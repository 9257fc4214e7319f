import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';

/** Gives GraphQL the error as it is, for `answerError` to answer: Nest would first write its stack to the log, refusals too. */
@Catch()
export class RawErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() !== 'graphql') throw error;
    return error instanceof Error ? error : new Error('Thrown without an error.');
  }
}
