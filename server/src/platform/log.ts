import { pino } from 'pino';

/** What PostgreSQL says of an error may quote the row or the value: of such an error only its number and place are kept. */
function errorWithoutWords(error: Error & Record<'code' | 'severity' | 'table' | 'constraint', unknown>) {
  const { name, code, severity, table, constraint, message } = error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const said = severity === undefined && name !== 'QueryFailedError' ? { message } : {};
  return { name, code, table, constraint, ...said, at: places.map((line) => line.trim()) };
}

/** Never a body, a name or an address of a person: what happened, and where in the code. */
export const log = pino(
  { level: process.env.KRETS_LOG ?? 'warn', serializers: { err: errorWithoutWords } },
  pino.destination({ dest: 2, sync: true }),
);
