import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import Markdown from '../../discussion/contributions/Markdown.js';
import type { QuoteRequestPartsFragment } from '../../generated/graphql.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Card } from '../../ui/Page.js';
import { agreeMutation, refuseMutation } from './operations.js';

type Props = { requests: readonly QuoteRequestPartsFragment[]; onAnswered: () => void };

/** Requests to quote the reader's messages: yes or no, and no needs no reason. */
export function QuoteRequests({ requests, onAnswered }: Props) {
  return requests.map((request) => <QuoteRequest key={request.quote.id} request={request} onAnswered={onAnswered} />);
}

function QuoteRequest({ request, onAnswered }: { request: QuoteRequestPartsFragment; onAnswered: () => void }) {
  const t = useTranslate();
  const agreeing = useMutation(agreeMutation);
  const refusing = useMutation(refuseMutation);
  const { quote, challenge, words } = request;
  const busy = agreeing.busy || refusing.busy;

  return (
    <Card as="section">
      <h3>{t('quotes.asked')}</h3>
      <p>
        <SeatName seat={challenge.owner} /> {t('quotes.askedFor')}{' '}
        <Link to={`/challenges/${challenge.id}`}>{challenge.title}</Link>
      </p>
      <blockquote className="quoted-messages">
        <Markdown text={words} lang={quote.lang} />
      </blockquote>
      <p className="small quiet">{t('quotes.askedNote')}</p>
      <ErrorNote apiError={agreeing.apiError ?? refusing.apiError} />
      <div className="buttons">
        <Button
          variant="secondary"
          disabled={busy}
          onClick={() => void agreeing.mutate({ id: quote.id }).then((answer) => answer && onAnswered())}
        >
          {t('quotes.agree')}
        </Button>
        <Button
          variant="tertiary"
          data-color="neutral"
          disabled={busy}
          onClick={() => void refusing.mutate({ id: quote.id }).then((answer) => answer && onAnswered())}
        >
          {t('quotes.refuse')}
        </Button>
      </div>
    </Card>
  );
}
