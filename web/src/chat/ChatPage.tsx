import { useCallback, useRef } from 'react';
import { useParams } from 'react-router';
import { apiClient } from '../app/api/api-client.js';
import { isRefusal } from '../app/api/api-error.js';
import { useQueryResult } from '../app/api/useQueryResult.js';
import { useTranslate } from '../app/i18n/messages.js';
import { MissingPage } from '../app/MissingPage.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import type { ChatQuery } from '../generated/graphql.js';
import { RoomHeader } from '../networks/RoomHeader.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { ChatView } from './ChatView.js';
import { chatKey, openChat } from './chat-data.js';
import { Retention, RetentionNote } from './MessageRetention.js';
import { chatQuery } from './operations.js';
import { QuoteRequests } from './quotes/QuoteRequests.js';
import './ChatPage.css';

/** The chat of a room. */
export default function ChatPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, fresh, refetch } = useQueryResult<ChatQuery>(chatKey(networkId), (opening) =>
    opening ? openChat(networkId) : apiClient.query(chatQuery, { networkId }).toPromise(),
  );
  const refresh = useCallback(() => void refetch(), [refetch]);
  useRoomClosed(refresh);
  // The unread line stays where it was when the page was opened, although the network is fetched again.
  const opened = useRef<{ networkId: string; firstUnread: number | null; myReadSeq: number }>(undefined);

  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network, chat } = data;
  // What is only remembered from an earlier visit would draw the unread line at an old place.
  const known = fresh || apiError !== undefined;
  if (known && opened.current?.networkId !== networkId) {
    opened.current = { networkId, firstUnread: chat.firstUnread ?? null, myReadSeq: chat.myReadSeq };
  }
  return (
    <>
      <RoomHeader room={network} page={t('networks.tab.chat')} />
      <div className="page page-narrow chat-page">
        <h2 className="visually-hidden">{t('networks.tab.chat')}</h2>
        <QuoteRequests requests={chat.quoteRequests} onAnswered={refresh} />
        {opened.current?.networkId === networkId ? (
          <ChatView
            key={networkId}
            network={network}
            opened={opened.current}
            onChatChange={refresh}
            retention={<Retention networkId={networkId} chat={chat} onChange={refresh} />}
            retentionNote={<RetentionNote {...chat} />}
          />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}
