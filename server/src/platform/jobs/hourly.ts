import { log } from '../logging/log.js';

const hour = 3_600_000;

/**
 * Does `act` at once, and again every hour. For what is safe to do often, and on several servers at once; `failed` is said
 * in the log when it could not be done.
 * @returns the way to stop, which waits for what is under way
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
