import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { graph } from '../app/graph.js';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import { ChallengeForm } from '../challenges/ChallengeForm.js';
import { emptyWords, inputOf, wordsIn } from '../challenges/form.js';
import { postChallengeMutation } from '../challenges/graph.js';
import type { Message } from '../chat/following/conversation.js';
import { messageQuery } from '../chat/graph.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import Markdown from '../thread/Markdown.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { SeatName } from '../ui/SeatName.js';
import { liftMutation, roomToLiftInQuery } from './graph.js';
import type { LiftState } from './LiftBar.js';
import './Quotes.css';

/** A challenge made of what was said in the chat: one's own words about it, and others' when they say yes. */
export default function LiftPage() {
  const t = useWords();
  const lang = useLanguage();
  const navigate = useNavigate();
  const { networkId = '' } = useParams();
  const state = useLocation().state as LiftState;
  const messages = useMessages(state?.messageIds ?? []);
  const { data, trouble, again } = useGraph(roomToLiftInQuery, { id: networkId });
  const posting = useAct(postChallengeMutation);
  const lifting = useAct(liftMutation);
  const [words, setWords] = useState(() => emptyWords(lang));
  /** One for each challenge, however often it is sent. */
  const clientId = useRef(crypto.randomUUID());
  const draft = useDraft(data?.network.id, 'lift', (content) => {
    const kept = wordsIn(content);
    if (kept) setWords(kept);
  });

  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data || !messages) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { name, readers } = data.network;

  /** Both can be tried again: the challenge is known by its client id, and what is lifted is lifted once. */
  async function post() {
    const posted = await posting.act({ input: { networkId, clientId: clientId.current, challenge: inputOf(words) } });
    if (!posted) return;
    const challengeId = posted.postChallenge.id;
    const messageIds = (messages ?? []).map((message) => message.id);
    if (messageIds.length > 0 && !(await lifting.act({ input: { challengeId, messageIds } }))) return;
    draft.discard();
    await navigate(`/challenges/${challengeId}`);
  }

  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/rooms/${networkId}/chat`}>{name}</Link>
      </p>
      <PageTitle>{t('lifts.title')}</PageTitle>
      <p className="quiet">{t('lifts.lead')}</p>
      {messages.length > 0 ? (
        <section className="quotes" aria-label={t('lifts.quotes')}>
          <h2>{t('lifts.quotes')}</h2>
          {messages.map((message) => (
            <figure key={message.id}>
              <figcaption className="small">
                <SeatName seat={message.author} />
              </figcaption>
              <blockquote className="lifted-words">
                <Markdown text={message.body} lang={message.lang} />
              </blockquote>
            </figure>
          ))}
        </section>
      ) : (
        <p>{t('lifts.none')}</p>
      )}
      <ReadersLine {...readers} networkName={name} />
      <p className="small quiet">{t('challenges.confidence')}</p>
      <ChallengeForm
        networkId={networkId}
        words={words}
        onChange={(next) => {
          setWords(next);
          draft.keep(JSON.stringify(next));
        }}
        onSubmit={() => void post()}
        busy={posting.busy || lifting.busy}
        trouble={posting.trouble ?? lifting.trouble}
        action={t('lifts.post', { readers: readers.people - 1 })}
        draftLine={
          <DraftLine
            savedAt={draft.savedAt}
            restored={draft.restored}
            onDiscard={() => {
              draft.discard();
              setWords(emptyWords(lang));
            }}
          />
        }
      />
    </NarrowPage>
  );
}

/** The chosen messages as they stand now, in the order they were said; those that are gone are left out. */
function useMessages(ids: readonly string[]): Message[] | undefined {
  const [messages, setMessages] = useState<Message[]>();
  const key = ids.join(' ');
  useEffect(() => {
    let left = false;
    const asked = key
      .split(' ')
      .filter(Boolean)
      .map((id) => graph.query(messageQuery, { id }).toPromise());
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
