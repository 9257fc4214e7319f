import { useCallback, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { isRefusal } from '../app/api/api-error.js';
import { useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { MissingPage } from '../app/MissingPage.js';
import { useSeatEnded } from '../app/realtime/useRoomEvents.js';
import { RoomHeader } from '../networks/RoomHeader.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { ChatView } from './ChatView.js';
import { ExpiryNote, RetentionForm } from './MessageRetention.js';
import { chatQuery } from './operations.js';
import { QuoteRequests } from './quotes/QuoteRequests.js';
import './ChatPage.css';

/** The chat of a room. */
export default function ChatPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(chatQuery, { networkId });
  const refresh = useCallback(() => void refetch(), [refetch]);
  useSeatEnded(refresh);
  // The unread line stays where it was when the page was opened, although the network is fetched again.
  const opened = useRef<{ networkId: string; firstUnread: number | null; myReadSeq: number }>(undefined);
  const [choosingRetention, setChoosingRetention] = useState(false);

  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network, chat } = data;
  if (opened.current?.networkId !== networkId) {
    opened.current = { networkId, firstUnread: chat.firstUnread ?? null, myReadSeq: chat.myReadSeq };
  }
  return (
    <>
      <RoomHeader room={network} />
      <NarrowPage>
        <h2>{t('networks.tab.chat')}</h2>
        <ExpiryNote
          retentionDays={chat.retentionDays}
          expiringSoon={chat.expiringSoon}
          onChoose={chat.viewerMay.chooseRetention && !choosingRetention ? () => setChoosingRetention(true) : undefined}
        />
        {choosingRetention ? (
          <RetentionForm
            networkId={networkId}
            retentionDays={chat.retentionDays}
            choices={chat.retentionChoices}
            onDone={() => {
              setChoosingRetention(false);
              refresh();
            }}
          />
        ) : null}
        <QuoteRequests requests={chat.quoteRequests} onAnswered={refresh} />
        <ChatView key={networkId} network={network} opened={opened.current} onChatChange={refresh} />
      </NarrowPage>
    </>
  );
}
