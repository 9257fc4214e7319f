import { useWords } from '../../app/words.js';
import type { Message } from '../following/conversation.js';

type Props = {
  quoted: NonNullable<Message['quoted']>;
  /** Left out where there is nowhere to go. */
  onGoTo?: (id: string, seq: number) => void;
};

/** What is answered, above the answer. */
export function QuotedWords({ quoted: { id, seq, excerpt, author }, onGoTo }: Props) {
  const t = useWords();
  const words = excerpt ? <q className="quoted-words">{excerpt}</q> : <em>{t('chat.withdrawn')}</em>;
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
