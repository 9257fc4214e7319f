import { io } from 'socket.io-client';
import { apiClient, notifySignedOut } from '../api/api-client.js';
import { journalReader } from './journal-reader.js';
import { RealtimeConnection } from './realtime-connection.js';

/** Calls back once, when the page is next used or comes to the front. */
function onNextUse(listener: () => void): void {
  const used = new AbortController();
  const { signal } = used;
  const once = () => {
    used.abort();
    listener();
  };
  for (const event of ['focus', 'pointerdown', 'keydown']) window.addEventListener(event, once, { signal });
}

/** The one realtime connection of this page. */
export const connection = new RealtimeConnection({
  connect: () => io({ transports: ['websocket'], reconnectionDelay: 500, reconnectionDelayMax: 5_000 }),
  journal: journalReader(apiClient),
  signedOut: notifySignedOut,
  onNextUse,
  retryAfter: 3_000,
  answerWithin: 10_000,
});
