import { Button } from '@digdir/designsystemet-react';
import { useTranslate } from '../../app/i18n/messages.js';
import './QuotedMessage.css';

type Props = {
  quoted: { excerpt: string; author: { person: { name: string } } };
  /** What is shown when its words are gone, and what the way to it is called. */
  words: { gone: string; goTo: string };
  /** Left out where there is nothing to link to. */
  onGoTo?: () => void;
};

/** The post that is quoted, above the words about it. */
export function QuotedMessage({ quoted: { excerpt, author }, words, onGoTo }: Props) {
  const text = excerpt ? <q className="quoted-words">{excerpt}</q> : <em>{words.gone}</em>;
  return (
    <blockquote className="quoted small">
      <strong>{author.person.name}</strong>{' '}
      {onGoTo ? (
        <button type="button" className="quoted-link" onClick={onGoTo}>
          {text}
          <span className="visually-hidden"> – {words.goTo}</span>
        </button>
      ) : (
        text
      )}
    </blockquote>
  );
}

/** The quoted post in the box where one writes. */
export function Quoting({ drop, onDrop, ...quoted }: Omit<Props, 'onGoTo'> & { drop: string; onDrop: () => void }) {
  return (
    <div className="quoting">
      <QuotedMessage {...quoted} />
      <Button type="button" variant="tertiary" data-size="sm" onClick={onDrop}>
        {drop}
      </Button>
    </div>
  );
}

export function useMessageQuoteWords(): Props['words'] {
  const t = useTranslate();
  return { gone: t('chat.withdrawn'), goTo: t('chat.goTo') };
}
