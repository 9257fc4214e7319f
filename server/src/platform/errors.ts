import { isDeepStrictEqual } from 'node:util';
import type { ErrorCode, FieldError } from '@krets/shared/errors';
import { limits } from '@krets/shared/limits';
import { GraphQLError } from 'graphql';
import { QueryFailedError } from 'typeorm';

export function refusal(code: ErrorCode, message: string, fields?: FieldError[]): GraphQLError {
  return new GraphQLError(message, { extensions: fields ? { code, fields } : { code } });
}

/** The same answer for a missing row and for one that is closed to the caller. */
export const notFound = () => refusal('NOT_FOUND', 'There is nothing here.');
export const proofRequired = () => refusal('PROOF_REQUIRED', 'Prove again who you are, with a new code.');
export const unauthenticated = () => refusal('UNAUTHENTICATED', 'Sign in first.');
export const busy = () => refusal('BUSY', 'This took too long. Nothing was changed: try again.');
export const uncertain = () =>
  refusal('UNCERTAIN', 'The answer of the database was lost. It may have been saved: look before you try again.');
/** @param milliseconds until it may be tried again */
export const tooMany = (milliseconds = 10_000) =>
  new GraphQLError('Too much at once. Try again later.', {
    extensions: { code: 'TOO_MANY', retryAfter: Math.max(1, Math.ceil(milliseconds / 1_000)) },
  });
export const badInput = (...fields: FieldError[]) =>
  refusal(
    'BAD_INPUT',
    `Not accepted: ${fields.map((f) => `${f.field} (${f.rule}${f.limit ? ` ${f.limit}` : ''})`).join(', ')}.`,
    fields,
  );

/** Somebody has changed it since it was read. */
export const stale = () => badInput({ field: 'replaces', rule: 'stale' });

/** @throws BAD_INPUT `stale` when what was read is no longer what is stored, so that nobody overwrites what they have not seen */
export function assertReplaces<T>(read: T | null | undefined, stored: T | null | undefined): void {
  if (!isDeepStrictEqual(read ?? null, stored ?? null)) throw stale();
}

/** Limits counted by the database, by the name of the constraint. */
const bounds: Record<string, FieldError> = {
  ck_invitations_open: { field: 'networkId', rule: 'tooManyOpen' },
  ck_invitations_day: { field: 'networkId', rule: 'perDay', limit: limits.invitationsPerDay },
  ck_invitations_letters: { field: 'email', rule: 'perDay', limit: limits.invitationLettersPerDay },
  ck_networks_week: { field: 'name', rule: 'perWeek', limit: limits.networksPerWeek },
  ck_networks_founded: { field: 'name', rule: 'perWeek', limit: limits.networksPerWeekFounded },
  ck_networks_name: { field: 'name', rule: 'address' },
  ck_people_name: { field: 'name', rule: 'address' },
};

/**
 * Turns a refusal by the database into an answer. Row-level security, foreign keys and unique keys all give the same one, because each
 * could otherwise tell an outsider that something exists.
 */
export function fromDatabase(error: unknown): GraphQLError | undefined {
  const { code, constraint } = pgErrorOf(error);
  if (constraint === 'ck_network_counters_full') return refusal('FULL', 'All seats are taken.');
  if (constraint === 'ck_seats_facilitator') return badInput({ field: 'networkId', rule: 'lastFacilitator' });
  const bound = constraint === undefined ? undefined : bounds[constraint];
  if (bound) return badInput(bound);
  if (constraint === 'ck_networks_form') return badInput({ field: 'stage', rule: 'form' });
  if (constraint === 'proof_required') return proofRequired();
  if (isBusy(error) || isRetryable(error)) return busy();
  if (constraint === 'ck_seats_administrator') return badInput({ field: 'networkId', rule: 'administrator' });
  if (constraint === 'ck_accounts_seated') return badInput({ field: 'email', rule: 'seated' });
  if (constraint === 'ck_accounts_last_administrator') return badInput({ field: 'id', rule: 'lastAdministrator' });
  if (constraint === 'ck_emergency_accesses_independent') return badInput({ field: 'id', rule: 'notIndependent' });
  if (constraint === 'ck_challenges_stays_closed') return badInput({ field: 'closedTo', rule: 'holdsMoved' });
  if (constraint === 'ck_contributions_moved') return badInput({ field: 'challengeId', rule: 'newcomers' });
  if (code === '42501' || code === '23503' || code === '23505' || code === '22P02') return notFound();
  return undefined;
}

/** A deadlock or a serialization failure: a retry may succeed. */
export const isRetryable = (error: unknown) => ['40001', '40P01'].includes(pgErrorOf(error).code ?? '');

/** A lock or a statement took too long, there were too many connections, or the database was stopping or away. */
const passing = new Set([
  '40001',
  '40P01',
  '55P03',
  '57014',
  '25P03',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
]);

function isBusy(error: unknown): boolean {
  if (passing.has(pgErrorOf(error).code ?? '')) return true;
  return error instanceof Error && (isLost(error) || isSchemaOutdated(error) || isPoolerGivingUp(error));
}

/** A pooler ended a connection that waited too long, or whose session is gone. */
const isPoolerGivingUp = (error: Error) =>
  pgErrorOf(error).code === '08P01' && (error as { severity?: string }).severity === 'FATAL';

/** Errors of a statement that runs while a newer server changes the tables and functions it needs. */
const isSchemaOutdated = ({ message }: Error) =>
  /^(cached plan must not change result type|cache lookup failed for |could not open relation with OID |tuple concurrently )/.test(
    message,
  );

/** Messages of `pg` for a broken connection, or for none in time: it has no codes for these. */
const isLost = ({ message }: Error) =>
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    message,
  );

function pgErrorOf(error: unknown): { code?: string; constraint?: string } {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  return typeof cause === 'object' && cause !== null ? (cause as { code?: string; constraint?: string }) : {};
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
