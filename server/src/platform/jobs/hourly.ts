import { log } from '../logging/log.js';

const hour = 3_600_000;

/**
 * Runs `act` at once and then every hour. For work that is safe to repeat, also on several servers at once; a failure is logged as
 * `failed`.
 * @returns a function that stops it and waits for a run in progress
 */
export function runHourly(act: () => Promise<void>, failed: string): () => Promise<void> {
  let inProgress = Promise.resolve();
  const go = () => {
    inProgress = act().catch((err: unknown) => log.error({ err }, failed));
  };
  go();
  const timer = setInterval(go, hour).unref();
  return () => {
    clearInterval(timer);
    return inProgress;
  };
}
