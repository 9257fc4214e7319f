import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MessagePosted } from '@krets/shared/realtime';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { onTrigger, type Up } from './trigger.js';

// The lower limit: the same text to everybody in one room, without authentication, nothing stored or looked up.
const { posted } = JSON.parse(process.env.BENCH_CONFIG ?? '') as { posted: MessagePosted };
let { seq } = posted;
const next = (): MessagePosted => ({ ...posted, seq: ++seq });
const http = createServer();

function overSocketIo(): () => void {
  const io = new Server(http, { serveClient: false, perMessageDeflate: false });
  io.on('connection', (socket) => {
    socket.on('enter', async ({ networkId }: { networkId: string }, entered: (answer: object) => void) => {
      await socket.join(networkId);
      entered({ seq: 0 });
    });
  });
  return () => void io.to(posted.message.networkId).emit('message', next());
}

function overWs(): () => void {
  const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
  return () => {
    const text = JSON.stringify(['message', next()]);
    for (const client of wss.clients) client.send(text);
  };
}

const triggerPort = await onTrigger(process.argv[2] === 'ws' ? overWs() : overSocketIo());
process.on('message', () => process.send?.(process.cpuUsage()));
http.listen(0, '127.0.0.1', () => {
  process.send?.({
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    triggerPort,
  } satisfies Up);
});
