import { serve } from '@krets/server/dist/main.js';
import { readConfig } from '@krets/server/dist/platform/config/config.js';
import { Realtime } from '@krets/server/dist/platform/realtime/realtime.js';
import type { MessagePosted } from '@krets/shared/realtime';
import { onTrigger, type Up } from './trigger.js';

// The product as `npm start` serves it. On the trigger it broadcasts a message as after a commit; the journal has no such entry.
const { posted } = JSON.parse(process.env.BENCH_CONFIG ?? '') as { posted: MessagePosted };
const config = readConfig(process.env);
let realtime: Realtime | undefined;
const { appUrl: databaseUrl, jobsUrl } = config.database ?? {};
if (!databaseUrl) throw new Error('Which database?');
// More sockets than people.
await serve({ ...config, databaseUrl, jobsUrl, socketsPerPerson: 1_000 }, async (app) => {
  realtime = app.get(Realtime);
});
let { seq } = posted;
const triggerPort = await onTrigger(() => {
  seq += 1;
  realtime?.emit({ posted: { ...posted, seq } });
});
process.on('message', () => process.send?.(process.cpuUsage()));
process.send?.({ url: `http://127.0.0.1:${config.port}`, triggerPort } satisfies Up);
