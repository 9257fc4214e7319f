import { pino } from 'pino';

const quoting = new Set(['SyntaxError', 'QueryFailedError']);

/**
 * What others say of an error may quote what it was about: PostgreSQL the row, a mail server the address, JSON.parse the text.
 * Where there is a code, the code is enough.
 */
function errorWithoutWords(error: Error & Record<'code' | 'table' | 'constraint', unknown>) {
  const { name, code, table, constraint, message } = error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const said = code === undefined && !quoting.has(name) ? { message } : {};
  return { name, code, table, constraint, ...said, at: places.map((line) => line.trim()) };
}

const { KRETS_LOG: chosen = '' } = process.env;
const known = chosen === 'silent' || chosen in pino.levels.values;

/** Never a body, a name or an address of a person: what happened, and where in the code. */
export const log = pino(
  // What is no level is refused with the other settings, in words.
  { level: known ? chosen : 'warn', serializers: { err: errorWithoutWords } },
  pino.destination({ dest: 2, sync: true }),
);
