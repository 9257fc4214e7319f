import { Button } from '@digdir/designsystemet-react';
import { useRef } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { lastSeq, type Message } from '../feed/message-window.js';

type Props = {
  items: readonly Message[];
  me: string;
  /** Posted by others below what is shown. */
  below: number;
  /** The newest message is in view. */
  end: boolean;
  onLatest: () => void;
  /** Set when the first unread message lies above what is shown. */
  unread: (() => void) | undefined;
};

/** Buttons to the newest and to the first unread message. New messages are announced here; the page does not scroll. */
export function JumpButtons({ items, me, below, end, onLatest, unread }: Props) {
  const t = useTranslate();
  const seen = useRef<number>(undefined);
  const newest = lastSeq({ items, older: null, newer: null });
  if (items.length > 0 && (end || seen.current === undefined)) seen.current = newest;
  const since = seen.current ?? newest;
  const count = below + items.filter((item) => item.seq > since && item.author.person.id !== me).length;
  return (
    <div className="chat-jumps">
      {unread ? (
        <Button variant="secondary" data-size="sm" onClick={unread}>
          {t('chat.toUnread')}
        </Button>
      ) : null}
      {end ? null : (
        <Button variant="secondary" data-size="sm" onClick={onLatest}>
          {count > 0 ? t('chat.new', { count }) : t('chat.toLatest')}
        </Button>
      )}
    </div>
  );
}
