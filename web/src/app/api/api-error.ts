import { type ErrorCode, errorCodes, type FieldError } from '@krets/shared/errors';
import type { CombinedError } from '@urql/core';

/** Why an answer did not come: the line was down, or the server said no. */
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
    // Of a proxy whose server has gone away under way: what it was doing may be done.
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

/** The rule the server says the field broke. */
export function fieldFault(apiError: ApiError | undefined, field: string): FieldError | undefined {
  if (apiError?.kind !== 'refused') return undefined;
  return apiError.fields.find((fault) => fault.field === field || fault.field.endsWith(`.${field}`));
}
