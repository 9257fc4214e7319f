import { randomUUID } from 'node:crypto';
import type { MessagePosted } from '@krets/shared/realtime';
import { io } from 'socket.io-client';
import type { Place } from '../corpus.js';
import { webRequestBodies } from '../documents.js';
import type { Running } from '../processes.js';

/** The mutation the web sends to post a message. */
export type MessageRequest = { cookie: string; body: string };

export function messageRequests({ networkId, cookies }: Place, count: number): MessageRequest[] {
  const bodyOf = webRequestBodies();
  const body = 'Hos oss hjelpte det å seie høgt kva vi ikkje kom til å gjere. '.repeat(3);
  return Array.from({ length: count }, (_, i) => {
    const input = { networkId, clientId: randomUUID(), body, lang: 'nn', quotedId: null, mentions: [], pictures: [] };
    return { cookie: cookies[i % cookies.length] ?? '', body: bodyOf('PostMessage', { input }) };
  });
}

/** Posts one message through the API. @returns it as it was broadcast */
export async function firstMessage({ url }: Running, place: Place): Promise<MessagePosted> {
  const [{ cookie, body }] = messageRequests(place, 1) as [MessageRequest];
  const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie, origin: url } });
  try {
    const received = new Promise<MessagePosted>((resolve) => socket.once('message', resolve));
    await socket.timeout(10_000).emitWithAck('enter', { networkId: place.networkId });
    const headers = { 'content-type': 'application/json', cookie };
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body }).then((response) => response.text());
    if (answer.includes('"errors":')) throw new Error(answer);
    return await received;
  } finally {
    socket.disconnect();
  }
}
