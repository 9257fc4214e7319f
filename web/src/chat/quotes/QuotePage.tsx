import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { apiClient } from '../../app/api/api-client.js';
import { isRefusal } from '../../app/api/api-error.js';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { ChallengeForm } from '../../discussion/challenges/ChallengeForm.js';
import { emptyValues, inputOf, valuesFromDraft } from '../../discussion/challenges/challenge-form.js';
import { postChallengeMutation } from '../../discussion/challenges/operations.js';
import Markdown from '../../discussion/contributions/Markdown.js';
import { DraftStatus } from '../../discussion/drafts/DraftStatus.js';
import { useDraft } from '../../discussion/drafts/useDraft.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { ReadersNote } from '../../networks/ReadersNote.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import type { Message } from '../feed/message-window.js';
import { messageQuery } from '../operations.js';
import { quoteMutation, roomForQuotesQuery } from './operations.js';
import type { QuoteState } from './QuoteBar.js';
import './Quotes.css';

/** Makes a challenge of chat messages: the owner's own text about them, and others' messages when they agree. */
export default function QuotePage() {
  const t = useTranslate();
  const lang = useLanguage();
  const navigate = useNavigate();
  const { networkId = '' } = useParams();
  const state = useLocation().state as QuoteState;
  const messages = useMessages(state?.messageIds ?? []);
  const { data, apiError, refetch } = useQuery(roomForQuotesQuery, { id: networkId });
  const posting = useMutation(postChallengeMutation);
  const quoting = useMutation(quoteMutation);
  const [values, setValues] = useState(() => emptyValues(lang));
  /** One for each challenge, so that a retry does not create another. */
  const clientId = useRef(crypto.randomUUID());
  const draft = useDraft(data?.network.id, 'quote', (content) => {
    const draft = valuesFromDraft(content);
    if (draft) setValues(draft);
  });

  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data || !messages) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { name, readers } = data.network;

  /** Both can be retried: the challenge is known by its client id, and a message is quoted only once. */
  async function post() {
    const posted = await posting.mutate({
      input: { networkId, clientId: clientId.current, challenge: inputOf(values) },
    });
    if (!posted) return;
    const challengeId = posted.postChallenge.id;
    const messageIds = (messages ?? []).map((message) => message.id);
    if (messageIds.length > 0 && !(await quoting.mutate({ input: { challengeId, messageIds } }))) return;
    draft.discard();
    await navigate(`/challenges/${challengeId}`);
  }

  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/rooms/${networkId}/chat`}>{name}</Link>
      </p>
      <PageTitle>{t('quotes.page.title')}</PageTitle>
      <p className="quiet">{t('quotes.lead')}</p>
      {messages.length > 0 ? (
        <section className="quotes" aria-label={t('quotes.title')}>
          <h2>{t('quotes.title')}</h2>
          {messages.map((message) => (
            <figure key={message.id}>
              <figcaption className="small">
                <SeatName seat={message.author} />
              </figcaption>
              <blockquote className="quoted-messages">
                <Markdown text={message.body} lang={message.lang} />
              </blockquote>
            </figure>
          ))}
        </section>
      ) : (
        <p>{t('quotes.none')}</p>
      )}
      <ReadersNote {...readers} networkName={name} />
      <p className="small quiet">{t('challenges.confidence')}</p>
      <ChallengeForm
        networkId={networkId}
        values={values}
        onChange={(next) => {
          setValues(next);
          draft.save(JSON.stringify(next));
        }}
        onSubmit={() => void post()}
        busy={posting.busy || quoting.busy}
        apiError={posting.apiError ?? quoting.apiError}
        action={t('quotes.post', { readers: readers.people - 1 })}
        draftStatus={
          <DraftStatus
            draft={draft}
            onDiscard={() => {
              draft.discard();
              setValues(emptyValues(lang));
            }}
          />
        }
      />
    </NarrowPage>
  );
}

/** The chosen messages in their current state and in order; deleted ones are left out. */
function useMessages(ids: readonly string[]): Message[] | undefined {
  const [messages, setMessages] = useState<Message[]>();
  const key = ids.join(' ');
  useEffect(() => {
    let left = false;
    const asked = key
      .split(' ')
      .filter(Boolean)
      .map((id) => apiClient.query(messageQuery, { id }).toPromise());
    void Promise.all(asked).then((answers) => {
      const found = answers.flatMap(({ data }) => (data && !data.message.withdrawnAt ? [data.message] : []));
      if (!left) setMessages(found.sort((a, b) => a.seq - b.seq));
    });
    return () => {
      left = true;
    };
  }, [key]);
  return messages;
}
