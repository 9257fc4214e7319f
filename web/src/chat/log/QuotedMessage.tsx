import { useTranslate } from '../../app/i18n/messages.js';
import type { Message } from '../feed/message-window.js';

type Props = {
  quoted: NonNullable<Message['quoted']>;
  /** Left out where there is nothing to link to. */
  onGoTo?: (id: string, seq: number) => void;
};

/** The message replied to, above the reply. */
export function QuotedMessage({ quoted: { id, seq, excerpt, author }, onGoTo }: Props) {
  const t = useTranslate();
  const words = excerpt ? <q className="quoted-message">{excerpt}</q> : <em>{t('chat.withdrawn')}</em>;
  return (
    <blockquote className="quoted small">
      <strong>{author.person.name}</strong>{' '}
      {onGoTo ? (
        <button type="button" className="quoted-link" onClick={() => onGoTo(id, seq)}>
          {words}
          <span className="visually-hidden"> – {t('chat.goTo')}</span>
        </button>
      ) : (
        words
      )}
    </blockquote>
  );
}
