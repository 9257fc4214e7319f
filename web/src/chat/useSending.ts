import type { Language } from '@krets/shared/kinds';
import { useCallback } from 'react';
import { graph } from '../app/graph.js';
import { troubleOf } from '../app/trouble.js';
import type { Outgoing } from '../live/outbox.js';
import { Outboxes, useOutgoing } from '../live/outboxes.js';
import type { Message } from './conversation.js';
import { postMutation } from './graph.js';

/** A message on its way. */
export type Sending = Outgoing & {
  networkId: string;
  body: string;
  lang: Language;
  quotedId: string | null;
  mentions: string[];
};

const outboxes = new Outboxes<Message, Sending>('krets.chat', async ({ at: _, refused: __, ...input }) => {
  const { data, error } = await graph.mutation(postMutation, { input });
  if (data) return { arrived: data.postMessage };
  return { trouble: error ? troubleOf(error) : { kind: 'network' } };
});

/** What the reader has on the way to this room; `onArrived` hears when something is there. */
export function useSending(networkId: string, onArrived: (message: Message) => void) {
  const belongs = useCallback((post: Sending) => post.networkId === networkId, [networkId]);
  return useOutgoing(outboxes, belongs, onArrived);
}
