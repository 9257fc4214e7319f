import { io } from 'socket.io-client';
import { graph, tellSignedOut } from '../app/graph.js';
import { journalOver } from './journal.js';
import { Line } from './rooms.js';

/** Once, when the page is next touched or comes to the front. */
function whenUsed(listener: () => void): void {
  const used = new AbortController();
  const { signal } = used;
  const once = () => {
    used.abort();
    listener();
  };
  for (const event of ['focus', 'pointerdown', 'keydown']) window.addEventListener(event, once, { signal });
}

/** The one line of this page. */
export const line = new Line({
  connect: () => io({ transports: ['websocket'], reconnectionDelay: 500, reconnectionDelayMax: 5_000 }),
  journal: journalOver(graph),
  signedOut: tellSignedOut,
  whenUsed,
  retryAfter: 3_000,
  answerWithin: 10_000,
});
