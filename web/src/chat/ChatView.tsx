import { Button, Switch } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { graph } from '../app/graph.js';
import { useMe } from '../app/session.js';
import { useWords } from '../app/words.js';
import type { ChatQuery } from '../generated/graphql.js';
import { LiftBar } from '../lifts/LiftBar.js';
import { copied } from '../ui/copied.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { UndoToast } from '../ui/UndoToast.js';
import { MessageComposer } from './composing/MessageComposer.js';
import { useSending } from './composing/useSending.js';
import { type Message, rowsOf } from './following/conversation.js';
import { useChat } from './following/useChat.js';
import { useChatMark } from './following/useChatMark.js';
import { useMessageLink } from './following/useMessageLink.js';
import { restoreMutation, withdrawMutation } from './graph.js';
import { Announcer, useReadAloud } from './log/Announcer.js';
import { JumpButtons } from './log/JumpButtons.js';
import { MessageLog } from './log/MessageLog.js';
import { useStandstill } from './log/useStandstill.js';

type Props = {
  network: ChatQuery['network'];
  /** How it was when the page was opened. */
  opened: { firstUnread: number | null; myReadSeq: number };
  onHeadNews: () => void;
};
type Toast = { message: string; undo?: () => void };

/** What is said in the room, and one's own words to it. */
export function ChatView({ network, opened, onHeadNews }: Props) {
  const t = useWords();
  const me = useMe();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const chat = useChat(network.id, atEnd, onHeadNews);
  const { stretch, ready, latest, around, take } = chat;
  const { posts, outbox } = useSending(network.id, take);
  const { end, note, toEnd, stand } = useStandstill(box, atEnd);
  const [quoting, setQuoting] = useState<Message>();
  const [lifting, setLifting] = useState<ReadonlySet<string>>();
  const [toast, setToast] = useState<Toast>();
  const [aloud, setAloud] = useReadAloud();
  useChatMark(network.id, opened.myReadSeq, stretch, end && ready);
  const missing = useMessageLink(ready, stretch, around, stand);

  // Opened where one left off, and otherwise at the end.
  const placed = useRef(false);
  const rows = rowsOf(stretch.items, opened.firstUnread);
  const unread = rows.find((row) => row.unread)?.message.id;
  useEffect(() => {
    if (!ready || placed.current) return;
    placed.current = true;
    if (unread && !window.location.hash) stand(unread);
  }, [ready, unread, stand]);

  const toLatest = useCallback(async () => {
    if (stretch.newer !== null) await latest();
    requestAnimationFrame(toEnd);
  }, [stretch.newer, latest, toEnd]);

  const goTo = useCallback(
    async (id: string, seq: number) => {
      if (!stand(id)) await around(seq);
      requestAnimationFrame(() => {
        stand(id);
        document.getElementById(`m-${id}`)?.focus({ preventScroll: true });
      });
    },
    [stand, around],
  );

  async function restore(message: Message) {
    setToast(undefined);
    const { data } = await graph.mutation(restoreMutation, { id: message.id });
    if (!data) return;
    take(data.restoreMessage);
    // Somebody may be waiting for a yes to these words.
    onHeadNews();
  }

  async function withdraw(message: Message) {
    const { data } = await graph.mutation(withdrawMutation, { id: message.id });
    if (!data) return;
    take(data.withdrawMessage);
    onHeadNews();
    setToast({ message: t('chat.withdrawnNow'), undo: () => void restore(message) });
  }

  async function copyLink(message: Message) {
    const link = `${window.location.origin}/rooms/${network.id}/chat#m-${message.id}`;
    setToast({ message: (await copied(link)) ? t('thread.linkCopied') : `${t('ui.copyByHand')} ${link}` });
  }

  function toggleLift(id: string) {
    setLifting((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  return (
    <section aria-label={t('networks.tab.chat')} className="chat">
      {missing ? <p role="status">{t('chat.notHere')}</p> : null}
      <ErrorNote trouble={chat.trouble} onRetry={() => void latest()} />
      <div className="chat-window">
        <MessageLog
          box={box}
          stretch={stretch}
          ready={ready}
          rows={rows}
          posts={posts}
          mySeatId={network.mySeat.id}
          onScroll={note}
          onOlder={chat.older}
          onNewer={chat.newer}
          onRetry={(clientId) => outbox.retry(clientId)}
          onDiscard={(clientId) => outbox.discard(clientId)}
          lifting={lifting}
          acts={{
            onQuote: setQuoting,
            onTake: take,
            onWithdraw: (message) => void withdraw(message),
            onRestore: (message) => void restore(message),
            onCopyLink: (message) => void copyLink(message),
            onGoTo: (id, seq) => void goTo(id, seq),
            onToggleLift: toggleLift,
          }}
        />
        <JumpButtons
          items={stretch.items}
          me={me.id}
          below={chat.below}
          end={end && stretch.newer === null}
          onLatest={() => void toLatest()}
          unread={
            opened.firstUnread !== null && !unread && ready ? () => void around(opened.firstUnread ?? 0) : undefined
          }
        />
      </div>
      {lifting ? (
        <LiftBar networkId={network.id} messageIds={[...lifting]} onCancel={() => setLifting(undefined)} />
      ) : null}
      <MessageComposer
        network={network}
        quoting={quoting}
        onQuoteDropped={() => setQuoting(undefined)}
        readersLine={<ReadersLine {...network.readers} networkName={network.name} />}
        onSend={(post) => {
          setQuoting(undefined);
          outbox.add(post);
          void toLatest();
        }}
      />
      <div className="chat-choices">
        <Switch label={t('chat.aloud')} checked={aloud} onChange={(event) => setAloud(event.target.checked)} />
        {network.viewerMay.postChallenge && !lifting ? (
          <Button variant="tertiary" data-size="sm" onClick={() => setLifting(new Set())}>
            {t('lifts.begin')}
          </Button>
        ) : null}
      </div>
      <Announcer on={aloud} items={stretch.items} ready={ready} me={me.id} />
      <UndoToast message={toast?.message} onUndo={toast?.undo} onClose={() => setToast(undefined)} />
    </section>
  );
}
