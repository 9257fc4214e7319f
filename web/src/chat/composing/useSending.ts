import { useCallback } from 'react';
import { graph } from '../../app/graph.js';
import { Outboxes, useOutgoing } from '../../live/outboxes.js';
import { postOver, type Sending } from '../following/asking.js';
import type { Message } from '../following/conversation.js';

const outboxes = new Outboxes<Message, Sending>('krets.chat', postOver(graph));

/** What the reader has on the way to this room; `onArrived` hears when something is there. */
export function useSending(networkId: string, onArrived: (message: Message) => void) {
  const belongs = useCallback((post: Sending) => post.networkId === networkId, [networkId]);
  return useOutgoing(outboxes, belongs, onArrived);
}
