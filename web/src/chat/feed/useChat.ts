import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { takeAhead } from '../../app/api/useQueryResult.js';
import { connection } from '../../app/realtime/connection.js';
import { type ReadRoom, useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import { useMe } from '../../app/session.js';
import type { MessagesQuery } from '../../generated/graphql.js';
import { chatApi } from './chat-api.js';
import { ChatFollower } from './chat-follower.js';
import { messagesKey } from './messages-key.js';

const retryAfter = 2_000;

/** The loaded part of a chat and its news. `atEnd` tells whether the reader follows the newest. */
export function useChat(network: ReadRoom, atEnd: { current: boolean }, onChatChange: () => void) {
  const me = useMe().id;
  const networkId = network.id;
  const chat = useMemo(() => {
    const api = chatApi(apiClient, networkId, () => takeAhead<MessagesQuery>(messagesKey(networkId)));
    return new ChatFollower({ networkId, me, api, takeMessage: (id) => connection.takeMessage(id), atEnd, retryAfter });
  }, [networkId, me, atEnd]);
  const state = useSyncExternalStore(chat.listen, () => chat.state);

  useEffect(() => {
    chat.open();
    return () => chat.leave();
  }, [chat]);

  useRoomEvents([network], (event) => {
    chat.receive(event);
    if (event === 'outOfDate' || event.id === networkId || event.topic === 'SEAT' || event.topic === 'CHALLENGE')
      onChatChange();
  });

  const { latest, older, newer, around, apply } = chat;
  return { ...state, below: state.below.size, latest, older, newer, around, apply };
}
