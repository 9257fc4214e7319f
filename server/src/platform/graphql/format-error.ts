import { unwrapResolverError } from '@apollo/server/errors';
import { type ErrorCode, errorCodes } from '@krets/shared/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { fromDatabase } from '../errors.js';
import { requestIdOf } from '../http/request-log.js';
import { log } from '../logging/log.js';

const ours = new Set<string>(errorCodes);
const byApollo: Record<string, ErrorCode> = {
  GRAPHQL_PARSE_FAILED: 'BAD_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_INPUT',
  BAD_USER_INPUT: 'BAD_INPUT',
  BAD_REQUEST: 'BAD_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_INPUT',
};

/** Every error leaves with a documented code and without internal details. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const known = cause instanceof GraphQLError ? undefined : fromDatabase(cause);
  if (known) return { message: known.message, path: formatted.path, extensions: known.extensions };
  const code = codeOf(formatted, error);
  if (ours.has(code) && code !== 'INTERNAL') {
    const { fields, retryAfter } = formatted.extensions ?? {};
    return {
      message: formatted.message,
      path: formatted.path,
      extensions: { code, ...(fields ? { fields } : {}), ...(retryAfter ? { retryAfter } : {}) },
    };
  }
  if (byApollo[code]) {
    return { message: formatted.message, path: formatted.path, extensions: { code: byApollo[code] } };
  }
  log.error({ err: cause, requestId: requestIdOf(error) }, 'A request failed');
  return {
    message: 'Something went wrong here. Try again later.',
    path: formatted.path,
    extensions: { code: 'INTERNAL' },
  };
}

/** Apollo replaces the code of our validation rules; the original error has it. */
function codeOf(formatted: GraphQLFormattedError, error: unknown): string {
  const inner = error instanceof GraphQLError ? error.originalError : undefined;
  const own = inner instanceof GraphQLError ? inner.extensions.code : undefined;
  return String(own ?? formatted.extensions?.code ?? '');
}
