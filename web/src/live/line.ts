import { io } from 'socket.io-client';
import { graph, tellSignedOut } from '../app/graph.js';
import { journalOver } from './journal.js';
import { Line } from './rooms.js';

/** The one line of this page. */
export const line = new Line({
  connect: () => io({ reconnectionDelay: 500, reconnectionDelayMax: 5_000 }),
  journal: journalOver(graph),
  signedOut: tellSignedOut,
  retryAfter: 3_000,
  answerWithin: 10_000,
});
