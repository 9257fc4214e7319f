import { type ErrorCode, errorCodes, type FieldError } from '@krets/shared/errors';
import type { CombinedError } from '@urql/core';

/** Why a request failed: no connection, or a refusal by the server. */
export type ApiError = { kind: 'network' } | { kind: 'refused'; code: ErrorCode; fields: FieldError[] };

export function apiErrorOf(error: CombinedError): ApiError {
  const first = error.graphQLErrors[0];
  if (!first) {
    // A refusal before GraphQL (too large, too many) comes as a bare HTTP answer, which urql calls a network error.
    const status = (error.response as Response | undefined)?.status;
    if (status === 410) return { kind: 'refused', code: 'OUTDATED', fields: [] };
    if (status === 413) return { kind: 'refused', code: 'TOO_LARGE', fields: [] };
    if (status === 429) return { kind: 'refused', code: 'TOO_MANY', fields: [] };
    if (status === 503) return { kind: 'refused', code: 'BUSY', fields: [] };
    // Sent by a proxy when its server goes away during a request: the mutation may have been carried out.
    if (status === 502 || status === 504) return { kind: 'refused', code: 'UNCERTAIN', fields: [] };
    return status && status >= 500 ? { kind: 'refused', code: 'INTERNAL', fields: [] } : { kind: 'network' };
  }
  const { code, fields } = first.extensions as { code?: unknown; fields?: unknown };
  return {
    kind: 'refused',
    code: errorCodes.find((known) => known === code) ?? 'INTERNAL',
    fields: Array.isArray(fields) ? (fields as FieldError[]) : [],
  };
}

export function isRefusal(apiError: ApiError | undefined, code: ErrorCode): boolean {
  return apiError?.kind === 'refused' && apiError.code === code;
}

const temporary: readonly ErrorCode[] = ['INTERNAL', 'BUSY', 'OUTDATED', 'UNCERTAIN', 'TOO_MANY', 'UNAUTHENTICATED'];

/**
 * Not about what was sent: the connection or the server was away, the rate limit was reached, or the session has to be
 * renewed first. Everything else is a refusal, and the same words would be refused again.
 */
export function isTemporary(apiError: ApiError): boolean {
  return apiError.kind === 'network' || temporary.includes(apiError.code);
}

/** The validation rule that the field broke, as the server names it. */
export function fieldFault(apiError: ApiError | undefined, field: string): FieldError | undefined {
  if (apiError?.kind !== 'refused') return undefined;
  return apiError.fields.find((fault) => fault.field === field || fault.field.endsWith(`.${field}`));
}
