import { pino } from 'pino';

/** Never a body, a name or an address of a person: what happened, and where in the code. */
export const log = pino({ level: process.env.KRETS_LOG ?? 'warn' }, pino.destination({ dest: 2, sync: true }));
