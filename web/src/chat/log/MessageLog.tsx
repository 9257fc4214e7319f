import { Button } from '@digdir/designsystemet-react';
import { Fragment, type RefObject } from 'react';
import { useDates } from '../../app/dates.js';
import { useWords } from '../../app/words.js';
import { useLostLine } from '../../live/useLine.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { SendingMessage } from '../composing/SendingMessage.js';
import type { Sending } from '../following/asking.js';
import type { Row, Stretch } from '../following/conversation.js';
import { type MessageActs, MessageItem } from './MessageItem.js';
import '../../thread/SaidItem.css';

type Props = {
  box: RefObject<HTMLDivElement | null>;
  stretch: Stretch;
  ready: boolean;
  rows: readonly Row[];
  /** On their way: they stand last. */
  posts: readonly Sending[];
  mySeatId: string;
  onScroll: () => void;
  onOlder: () => Promise<void>;
  onNewer: () => Promise<void>;
  onRetry: (clientId: string) => void;
  onDiscard: (clientId: string) => void;
  /** The chosen ones, while messages are chosen for a challenge. */
  lifting: ReadonlySet<string> | undefined;
  acts: MessageActs;
};

const near = 300;

/** The messages themselves: a stretch at a time, the rest comes when one scrolls or asks. */
export function MessageLog({ box, stretch, ready, rows, posts, mySeatId, lifting, acts, ...on }: Props) {
  const t = useWords();
  const dates = useDates();
  const lost = useLostLine();
  const arrived = new Set(stretch.items.map((item) => item.clientId));
  const sending = posts.filter((post) => !arrived.has(post.clientId));

  function scrolled() {
    on.onScroll();
    const element = box.current;
    if (!element) return;
    if (stretch.older !== null && element.scrollTop < near) void on.onOlder();
    if (stretch.newer !== null && element.scrollHeight - element.scrollTop - element.clientHeight < near)
      void on.onNewer();
  }

  return (
    // Silent by itself: what is new is read aloud where the reader has asked for it, and history never.
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
        {stretch.older !== null ? (
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
          {rows.map(({ message, day, unread, headless }) => (
            <Fragment key={message.id}>
              {day ? <li className="day-line">{dates.day(day)}</li> : null}
              {unread ? <li className="unread-line">{t('thread.newSince')}</li> : null}
              <li data-anchor={message.id}>
                <MessageItem
                  message={message}
                  headless={headless}
                  namesMe={message.mentions.includes(mySeatId)}
                  chosen={lifting?.has(message.id)}
                  acts={acts}
                />
              </li>
            </Fragment>
          ))}
          {sending.map((post) => (
            <li key={post.clientId}>
              <SendingMessage
                post={post}
                waits={lost}
                onRetry={() => on.onRetry(post.clientId)}
                onDiscard={() => on.onDiscard(post.clientId)}
              />
            </li>
          ))}
        </ol>
        {stretch.newer !== null ? (
          <Button variant="tertiary" data-size="sm" onClick={() => void on.onNewer()}>
            {t('chat.newer')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
