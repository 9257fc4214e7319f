/**
 * The values of `extensions.code` of a GraphQL error. NOT_FOUND is the answer both for what does not exist and for what the viewer
 * may not see. PROOF_REQUIRED: the person must prove their identity (`requestProof`, `prove`) and may then send the request again.
 * BUSY: the request took too long and changed nothing; a retry may succeed. UNCERTAIN: the connection to the database was lost,
 * and the change may or may not be saved.
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
  /** The web client is older than the server, which no longer accepts its operation: reload the page. */
  'OUTDATED',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** In `extensions.fields` of BAD_INPUT: the field, the broken rule, and its limit where it has one. */
export type FieldError = { field: string; rule: string; limit?: number };
