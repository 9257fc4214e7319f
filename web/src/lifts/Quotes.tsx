import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { QuotePartsFragment } from '../generated/graphql.js';
import Markdown from '../thread/Markdown.js';
import { Initials } from '../ui/Initials.js';
import { SeatName } from '../ui/SeatName.js';
import { Time } from '../ui/Time.js';
import { refuseMutation } from './graph.js';
import './Quotes.css';

type Props = { networkId: string; quotes: readonly QuotePartsFragment[]; onChange: () => void };

/** What was said in the chat and led here. Only words their authors have agreed to are in it. */
export function Quotes({ networkId, quotes, onChange }: Props) {
  const t = useWords();
  if (quotes.length === 0) return null;
  return (
    <section className="quotes" aria-label={t('lifts.quotes')}>
      <h2>{t('lifts.quotes')}</h2>
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
  const t = useWords();
  const { act, busy } = useAct(refuseMutation);
  const { author, body, answer, viewerMay } = quote;
  const own = viewerMay.agree || viewerMay.refuse;
  if (body === null || body === undefined)
    return (
      <p className="quiet small">
        {own ? (
          <>
            {t(answer === 'ASKED' ? 'lifts.ownAsked' : 'lifts.ownRefused')}{' '}
            {answer === 'ASKED' ? <Link to={`/rooms/${networkId}/chat`}>{t('lifts.answerInChat')}</Link> : null}
          </>
        ) : (
          <>
            <SeatName seat={author} /> – {t(`lifts.answer.${answer}`)}
          </>
        )}
      </p>
    );
  return (
    <figure>
      <figcaption className="quote-head small">
        <Initials name={author.person.name} />
        <span>
          <SeatName seat={author} />{' '}
          <span className="quiet">
            · <Time at={quote.postedAt} />
          </span>
        </span>
      </figcaption>
      <blockquote className="lifted-words">
        <Markdown text={body} lang={quote.lang} />
      </blockquote>
      {viewerMay.refuse ? (
        <Button
          variant="tertiary"
          data-size="sm"
          data-color="neutral"
          disabled={busy}
          onClick={() => void act({ id: quote.id }).then((done) => done && onChange())}
        >
          {t('lifts.takeOut')}
        </Button>
      ) : null}
    </figure>
  );
}
