import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into a server that is measured. At each SIGUSR2 it writes the longest time that something waited for the event loop since the one
 * before, in milliseconds, to the file that `BENCH_EVENT_LOOP` names.
 */
const resolution = 1;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();
process.on('SIGUSR2', () => {
  writeFileSync(process.env.BENCH_EVENT_LOOP ?? '', String(Math.max(0, delay.max / 1e6 - resolution)));
  delay.reset();
});
