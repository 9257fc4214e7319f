import { useCallback } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { Outboxes, useOutgoingPosts } from '../../app/realtime/outboxes.js';
import { messagePoster, type OutgoingMessage } from '../feed/chat-api.js';
import type { Message } from '../feed/message-window.js';

const outboxes = new Outboxes<Message, OutgoingMessage>('krets.chat', messagePoster(apiClient));

/** The reader's pending messages to this room; `onArrived` is called when one has arrived. */
export function useChatOutbox(networkId: string, onArrived: (message: Message) => void) {
  const belongs = useCallback((post: OutgoingMessage) => post.networkId === networkId, [networkId]);
  return useOutgoingPosts(outboxes, belongs, onArrived);
}
