import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { graph } from '../../app/graph.js';
import { useMe } from '../../app/session.js';
import { line } from '../../live/line.js';
import { useNews } from '../../live/useNews.js';
import { askingOver } from './asking.js';
import { FollowedChat } from './follow-chat.js';

const retryAfter = 2_000;

/** The stretch of a conversation that is shown, and its news. `atEnd` says whether the reader follows the newest. */
export function useChat(networkId: string, atEnd: { current: boolean }, onHeadNews: () => void) {
  const me = useMe().id;
  const chat = useMemo(() => {
    const asking = askingOver(graph, networkId);
    return new FollowedChat({ networkId, me, asking, takeSaid: (id) => line.takeSaid(id), atEnd, retryAfter });
  }, [networkId, me, atEnd]);
  const shown = useSyncExternalStore(chat.listen, () => chat.shown);

  useEffect(() => {
    chat.open();
    return () => chat.leave();
  }, [chat]);

  useNews([networkId], (news) => {
    chat.hear(news);
    if (news === 'behind' || news.id === networkId || news.topic === 'SEAT' || news.topic === 'CHALLENGE') onHeadNews();
  });

  const { latest, older, newer, around, take } = chat;
  return { ...shown, below: shown.below.size, latest, older, newer, around, take };
}
