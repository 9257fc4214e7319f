import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import Markdown from '../../discussion/contributions/Markdown.js';
import type { QuotePartsFragment } from '../../generated/graphql.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { Initials } from '../../ui/Initials.js';
import { Time } from '../../ui/Time.js';
import { refuseMutation } from './operations.js';
import './Quotes.css';

type Props = { networkId: string; quotes: readonly QuotePartsFragment[]; onChange: () => void };

/** The chat messages that led to this challenge. Only those whose authors have agreed. */
export function Quotes({ networkId, quotes, onChange }: Props) {
  const t = useTranslate();
  if (quotes.length === 0) return null;
  return (
    <section className="quotes" aria-label={t('quotes.title')}>
      <h2>{t('quotes.title')}</h2>
      <ul className="plain-list">
        {quotes.map((quote) => (
          <li key={quote.id}>
            <Quote networkId={networkId} quote={quote} onChange={onChange} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quote({ networkId, quote, onChange }: { networkId: string; quote: QuotePartsFragment; onChange: () => void }) {
  const t = useTranslate();
  const { mutate, busy } = useMutation(refuseMutation);
  const { author, body, answer, viewerMay } = quote;
  const own = viewerMay.agree || viewerMay.refuse;
  if (body === null || body === undefined)
    return (
      <p className="quiet small">
        {own ? (
          <>
            {t(answer === 'ASKED' ? 'quotes.ownAsked' : 'quotes.ownRefused')}{' '}
            {answer === 'ASKED' ? <Link to={`/rooms/${networkId}/chat`}>{t('quotes.answerInChat')}</Link> : null}
          </>
        ) : (
          <>
            <SeatName seat={author} /> – {t(`quotes.answer.${answer}`)}
          </>
        )}
      </p>
    );
  return (
    <figure>
      <figcaption className="quote-header small">
        <Initials name={author.person.name} />
        <span>
          <SeatName seat={author} />{' '}
          <span className="quiet">
            · <Time at={quote.writtenAt} />
          </span>
        </span>
      </figcaption>
      <blockquote className="quoted-messages">
        <Markdown text={body} lang={quote.lang} />
      </blockquote>
      {viewerMay.refuse ? (
        <Button
          variant="tertiary"
          data-size="sm"
          data-color="neutral"
          disabled={busy}
          onClick={() => void mutate({ id: quote.id }).then((done) => done && onChange())}
        >
          {t('quotes.remove')}
        </Button>
      ) : null}
    </figure>
  );
}
