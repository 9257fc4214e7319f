import { pino } from 'pino';

const quoting = new Set(['SyntaxError', 'QueryFailedError']);

/**
 * Messages of other libraries may quote personal data: PostgreSQL the row, a mail server the address, JSON.parse the text. When there is
 * a code, only the code is logged.
 */
function errorWithoutWords(error: Error & Record<'code' | 'table' | 'constraint', unknown>) {
  const { name, code, table, constraint, message } = error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const text = code === undefined && !quoting.has(name) ? { message } : {};
  return { name, code, table, constraint, ...text, at: places.map((line) => line.trim()) };
}

const { KRETS_LOG: chosen = '' } = process.env;
const known = chosen === 'silent' || chosen in pino.levels.values;

/** Logs what happened and where in the code, never a body, a name or an address of a person. */
export const log = pino(
  // An unknown level is refused with the other settings, with an explanation.
  { level: known ? chosen : 'warn', serializers: { err: errorWithoutWords } },
  pino.destination({ dest: 2, sync: true }),
);
