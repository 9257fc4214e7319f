import { useCallback, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { LiftRequests } from '../lifts/LiftRequests.js';
import { useLeft } from '../live/useNews.js';
import { RoomHead } from '../networks/RoomHead.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { ChatView } from './ChatView.js';
import { chatQuery } from './graph.js';
import { GoingLine, KeepingForm } from './Keeping.js';
import './ChatPage.css';

/** The conversation of a room. */
export default function ChatPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(chatQuery, { networkId });
  const refresh = useCallback(() => void again(), [again]);
  useLeft(refresh);
  // Where one left off stays where it was when one came, however often the head is asked for.
  const opened = useRef<{ networkId: string; firstUnread: number | null; myReadSeq: number }>(undefined);
  const [keeping, setKeeping] = useState(false);

  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network, chat } = data;
  if (opened.current?.networkId !== networkId) {
    opened.current = { networkId, firstUnread: chat.firstUnread ?? null, myReadSeq: chat.myReadSeq };
  }
  return (
    <>
      <RoomHead room={network} />
      <NarrowPage>
        <h2>{t('networks.tab.chat')}</h2>
        <GoingLine
          retentionDays={chat.retentionDays}
          expiringSoon={chat.expiringSoon}
          onChoose={chat.viewerMay.chooseRetention && !keeping ? () => setKeeping(true) : undefined}
        />
        {keeping ? (
          <KeepingForm
            networkId={networkId}
            retentionDays={chat.retentionDays}
            choices={chat.retentionChoices}
            onDone={() => {
              setKeeping(false);
              refresh();
            }}
          />
        ) : null}
        <LiftRequests requests={chat.quoteRequests} onAnswered={refresh} />
        <ChatView key={networkId} network={network} opened={opened.current} onHeadNews={refresh} />
      </NarrowPage>
    </>
  );
}
