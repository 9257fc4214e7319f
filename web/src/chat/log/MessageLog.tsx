import { Button } from '@digdir/designsystemet-react';
import { Fragment, type RefObject } from 'react';
import { useDates } from '../../app/i18n/dates.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { useConnectionLost } from '../../app/realtime/useConnection.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PendingMessage } from '../composer/PendingMessage.js';
import type { OutgoingMessage } from '../feed/chat-api.js';
import type { MessageWindow, Row } from '../feed/message-window.js';
import { MessageItem } from './MessageItem.js';
import type { MessageActions } from './MessageMenu.js';
import '../../discussion/contributions/ContributionItem.css';

type Props = {
  box: RefObject<HTMLDivElement | null>;
  messages: MessageWindow;
  ready: boolean;
  rows: readonly Row[];
  /** Pending messages, shown last. */
  posts: readonly OutgoingMessage[];
  mySeatId: string;
  onScroll: () => void;
  onOlder: () => Promise<void>;
  onNewer: () => Promise<void>;
  onRetry: (clientId: string) => void;
  onCorrect: (post: OutgoingMessage) => void;
  onDiscard: (clientId: string) => void;
  /** The chosen ones, while messages are chosen for a challenge. */
  quoting: ReadonlySet<string> | undefined;
  actions: MessageActions;
};

const near = 300;

/** The list of messages: more are loaded when the reader scrolls or asks. */
export function MessageLog({ box, messages, ready, rows, posts, mySeatId, quoting, actions, ...on }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const lost = useConnectionLost();
  const arrived = new Set(messages.items.map((item) => item.clientId));
  const sending = posts.filter((post) => !arrived.has(post.clientId));

  function scrolled() {
    on.onScroll();
    const element = box.current;
    if (!element) return;
    if (messages.older !== null && element.scrollTop < near) void on.onOlder();
    if (messages.newer !== null && element.scrollHeight - element.scrollTop - element.clientHeight < near)
      void on.onNewer();
  }

  return (
    // No live region: new messages are announced only when the reader has turned that on, and history never.
    <div
      className="chat-log"
      ref={box}
      role="log"
      aria-live="off"
      aria-label={t('chat.log')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      onScroll={scrolled}
    >
      <div>
        {messages.older !== null ? (
          <Button variant="tertiary" data-size="sm" onClick={() => void on.onOlder()}>
            {t('chat.older')}
          </Button>
        ) : null}
        {ready && rows.length === 0 && sending.length === 0 ? (
          <EmptyState title={t('chat.empty')}>
            <p>{t('chat.emptyInvites')}</p>
          </EmptyState>
        ) : null}
        <ol className="plain-list">
          {rows.map(({ message, day, unread, continued }) => (
            <Fragment key={message.id}>
              {day ? <li className="day-divider">{dates.day(day)}</li> : null}
              {unread ? <li className="unread-divider">{t('contributions.newSince')}</li> : null}
              <li data-anchor={message.id}>
                <MessageItem
                  message={message}
                  continued={continued}
                  namesMe={message.mentions.includes(mySeatId)}
                  chosen={quoting?.has(message.id)}
                  actions={actions}
                />
              </li>
            </Fragment>
          ))}
          {sending.map((post) => (
            <li key={post.clientId}>
              <PendingMessage
                post={post}
                waits={lost}
                onRetry={() => on.onRetry(post.clientId)}
                onCorrect={() => on.onCorrect(post)}
                onDiscard={() => on.onDiscard(post.clientId)}
              />
            </li>
          ))}
        </ol>
        {messages.newer !== null ? (
          <Button variant="tertiary" data-size="sm" onClick={() => void on.onNewer()}>
            {t('chat.newer')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
