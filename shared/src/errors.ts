/**
 * What `extensions.code` of a GraphQL error can be. NOT_FOUND is the answer both for what is absent and for what is closed to the
 * viewer. PROOF_REQUIRED: the person proves again who they are (`requestProof`, `prove`), and then the same can be sent again.
 * BUSY: it took too long and nothing was changed; the same again may well succeed. UNCERTAIN: the answer of the database was lost,
 * so that it may have been saved or not.
 */
export const errorCodes = [
  'UNAUTHENTICATED',
  'PROOF_REQUIRED',
  'NOT_FOUND',
  'BAD_INPUT',
  'FULL',
  'TOO_MANY',
  'TOO_LARGE',
  'TOO_COMPLEX',
  'BUSY',
  'UNCERTAIN',
  /** The web was opened before a newer version came, and its operation is not accepted any more: it has to be loaded again. */
  'OUTDATED',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Stands in `extensions.fields` of BAD_INPUT: which field broke which rule, and the bound where the rule has one. */
export type FieldError = { field: string; rule: string; limit?: number };
