import { useCallback } from 'react';
import { useOutgoingPosts } from '../../app/realtime/outboxes.js';
import type { OutgoingMessage } from '../feed/chat-api.js';
import type { Message } from '../feed/message-window.js';
import { messageOutboxes } from './message-outboxes.js';

/** The reader's pending messages to this room; `onArrived` is called when one has arrived. */
export function useChatOutbox(networkId: string, onArrived: (message: Message) => void) {
  const belongs = useCallback((post: OutgoingMessage) => post.networkId === networkId, [networkId]);
  return useOutgoingPosts(messageOutboxes, belongs, onArrived);
}
