import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { QuoteRequestPartsFragment } from '../generated/graphql.js';
import Markdown from '../thread/Markdown.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { SeatName } from '../ui/SeatName.js';
import { agreeMutation, refuseMutation } from './graph.js';

type Props = { requests: readonly QuoteRequestPartsFragment[]; onAnswered: () => void };

/** Somebody wants to take the reader's words along: yes or no, and no needs no reason. */
export function LiftRequests({ requests, onAnswered }: Props) {
  return requests.map((request) => <LiftRequest key={request.quote.id} request={request} onAnswered={onAnswered} />);
}

function LiftRequest({ request, onAnswered }: { request: QuoteRequestPartsFragment; onAnswered: () => void }) {
  const t = useWords();
  const agreeing = useAct(agreeMutation);
  const refusing = useAct(refuseMutation);
  const { quote, challenge, words } = request;
  const busy = agreeing.busy || refusing.busy;

  return (
    <Paper as="section">
      <h3>{t('lifts.asked')}</h3>
      <p>
        <SeatName seat={challenge.owner} /> {t('lifts.askedFor')}{' '}
        <Link to={`/challenges/${challenge.id}`}>{challenge.title}</Link>
      </p>
      <blockquote className="lifted-words">
        <Markdown text={words} lang={quote.lang} />
      </blockquote>
      <p className="small quiet">{t('lifts.askedNote')}</p>
      <ErrorNote trouble={agreeing.trouble ?? refusing.trouble} />
      <div className="buttons">
        <Button
          variant="secondary"
          disabled={busy}
          onClick={() => void agreeing.act({ id: quote.id }).then((answer) => answer && onAnswered())}
        >
          {t('lifts.agree')}
        </Button>
        <Button
          variant="tertiary"
          data-color="neutral"
          disabled={busy}
          onClick={() => void refusing.act({ id: quote.id }).then((answer) => answer && onAnswered())}
        >
          {t('lifts.refuse')}
        </Button>
      </div>
    </Paper>
  );
}
