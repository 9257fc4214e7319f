import { Button, Switch } from '@digdir/designsystemet-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { apiClient } from '../app/api/api-client.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useMe } from '../app/session.js';
import type { ChatQuery } from '../generated/graphql.js';
import { copyToClipboard } from '../ui/copy-to-clipboard.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { UndoToast } from '../ui/UndoToast.js';
import { MessageComposer } from './composer/MessageComposer.js';
import { useChatOutbox } from './composer/useChatOutbox.js';
import type { OutgoingMessage } from './feed/chat-api.js';
import { type Message, rowsOf } from './feed/message-window.js';
import { useChat } from './feed/useChat.js';
import { useChatReadMark } from './feed/useChatReadMark.js';
import { useMessageLink } from './feed/useMessageLink.js';
import { JumpButtons } from './log/JumpButtons.js';
import { MessageLog } from './log/MessageLog.js';
import { ReadAloud, useReadAloudSetting } from './log/ReadAloud.js';
import { useScrollAnchor } from './log/useScrollAnchor.js';
import { restoreMutation, withdrawMutation } from './operations.js';
import { QuoteBar } from './quotes/QuoteBar.js';

type Props = {
  network: ChatQuery['network'];
  /** The value when the page was opened. */
  opened: { firstUnread: number | null; myReadSeq: number };
  onChatChange: () => void;
  retention: ReactNode;
  /** How long messages are retained, in words. */
  retentionNote: ReactNode;
};
type Toast = { message: string; undo?: () => void };

/** The messages of the room and the composer. */
export function ChatView({ network, opened, onChatChange, retention, retentionNote }: Props) {
  const t = useTranslate();
  const me = useMe();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const chat = useChat(network, atEnd, onChatChange);
  const { messages, ready, latest, around, apply } = chat;
  const { posts, outbox } = useChatOutbox(network.id, apply);
  const { end, recordPosition, toEnd, scrollTo } = useScrollAnchor(box, atEnd);
  const [replyingTo, setReplyingTo] = useState<Message>();
  const [returned, setReturned] = useState<OutgoingMessage>();
  const [quoting, setQuoting] = useState<ReadonlySet<string>>();
  const [toast, setToast] = useState<Toast>();
  const [readAloud, setReadAloud] = useReadAloudSetting();
  useChatReadMark(network.id, opened.myReadSeq, messages, end && ready);
  const missing = useMessageLink(ready, messages, around, scrollTo);

  // Opens at the first unread message, otherwise at the end.
  const placed = useRef(false);
  const rows = rowsOf(messages.items, opened.firstUnread);
  const unread = rows.find((row) => row.unread)?.message.id;
  useEffect(() => {
    if (!ready || placed.current) return;
    placed.current = true;
    if (unread && !window.location.hash) scrollTo(unread);
  }, [ready, unread, scrollTo]);

  const toLatest = useCallback(async () => {
    if (messages.newer !== null) await latest();
    requestAnimationFrame(toEnd);
  }, [messages.newer, latest, toEnd]);

  const goTo = useCallback(
    async (id: string, seq: number) => {
      if (!scrollTo(id)) await around(seq);
      requestAnimationFrame(() => {
        scrollTo(id);
        document.getElementById(`m-${id}`)?.focus({ preventScroll: true });
      });
    },
    [scrollTo, around],
  );

  async function restore(message: Message) {
    setToast(undefined);
    const { data } = await apiClient.mutation(restoreMutation, { id: message.id });
    if (!data) return;
    apply(data.restoreMessage);
    // Somebody may be waiting for consent to quote this message.
    onChatChange();
  }

  async function withdraw(message: Message) {
    const { data } = await apiClient.mutation(withdrawMutation, { id: message.id });
    if (!data) return;
    apply(data.withdrawMessage);
    onChatChange();
    setToast({ message: t('chat.withdrawnNow'), undo: () => void restore(message) });
  }

  async function copyLink(message: Message) {
    const link = `${window.location.origin}/rooms/${network.id}/chat#m-${message.id}`;
    setToast({
      message: (await copyToClipboard(link)) ? t('contributions.linkCopied') : `${t('ui.copyByHand')} ${link}`,
    });
  }

  function correct(post: OutgoingMessage) {
    setReturned(post);
    setReplyingTo(messages.items.find(({ id }) => id === post.quotedId));
    outbox.discard(post.clientId);
  }

  function toggleQuote(id: string) {
    setQuoting((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  return (
    <section aria-label={t('networks.tab.chat')} className="chat">
      <details className="chat-choices">
        <summary className="small">{retentionNote}</summary>
        <div className="buttons">
          {retention}
          {network.viewerMay.postChallenge && !quoting ? (
            <Button variant="tertiary" data-size="sm" onClick={() => setQuoting(new Set())}>
              {t('quotes.begin')}
            </Button>
          ) : null}
          <Switch
            label={t('chat.readAloud')}
            checked={readAloud}
            onChange={(event) => setReadAloud(event.target.checked)}
          />
        </div>
      </details>
      {missing ? <p role="status">{t('chat.notHere')}</p> : null}
      <ErrorNote apiError={chat.apiError} onRetry={() => void latest()} />
      <div className="chat-window">
        <MessageLog
          box={box}
          messages={messages}
          ready={ready}
          rows={rows}
          posts={posts}
          mySeatId={network.mySeat.id}
          onScroll={recordPosition}
          onOlder={chat.older}
          onNewer={chat.newer}
          onRetry={(clientId) => outbox.retry(clientId)}
          onCorrect={correct}
          onDiscard={(clientId) => outbox.discard(clientId)}
          quoting={quoting}
          actions={{
            onQuote: setReplyingTo,
            onChanged: apply,
            onWithdraw: (message) => void withdraw(message),
            onRestore: (message) => void restore(message),
            onCopyLink: (message) => void copyLink(message),
            onGoTo: (id, seq) => void goTo(id, seq),
            onToggleQuote: toggleQuote,
            seats: network.seats,
          }}
        />
        <JumpButtons
          items={messages.items}
          me={me.id}
          below={chat.below}
          end={end && messages.newer === null}
          onLatest={() => void toLatest()}
          unread={
            opened.firstUnread !== null && !unread && ready ? () => void around(opened.firstUnread ?? 0) : undefined
          }
        />
        <UndoToast message={toast?.message} onUndo={toast?.undo} onClose={() => setToast(undefined)} />
      </div>
      {quoting ? (
        <QuoteBar networkId={network.id} messageIds={[...quoting]} onCancel={() => setQuoting(undefined)} />
      ) : null}
      <MessageComposer
        network={network}
        replyingTo={replyingTo}
        returned={returned}
        onQuoteDropped={() => setReplyingTo(undefined)}
        onSend={(post) => {
          setReplyingTo(undefined);
          setReturned(undefined);
          outbox.add(post);
          void toLatest();
        }}
      />
      <ReadAloud on={readAloud} items={messages.items} ready={ready} me={me.id} />
    </section>
  );
}
