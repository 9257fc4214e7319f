import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import { ClosedRoom } from '../charter/ClosedRoom.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { splitMutation, wordsToBringQuery } from '../facilitation/graph.js';
import { useLeft, useNews } from '../live/useNews.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { ChallengeForm } from './ChallengeForm.js';
import { emptyWords, inputOf, wordsIn } from './form.js';
import { postChallengeMutation, roomQuery } from './graph.js';

/** Bring a challenge to the room. */
export default function NewChallengePage() {
  const t = useWords();
  const lang = useLanguage();
  const navigate = useNavigate();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(roomQuery, { id: networkId });
  const { act, busy, trouble: refused } = useAct(postChallengeMutation);
  const [words, setWords] = useState(() => emptyWords(lang));
  /** One for each challenge, however often it is sent. */
  const clientId = useRef(crypto.randomUUID());
  /** The contribution that is to become a challenge of its own. */
  const from = useSearchParams()[0].get('from') ?? '';
  const splitting = useAct(splitMutation);
  const brought = useGraph(wordsToBringQuery, { id: from }, from === '').data?.contribution;
  useEffect(() => {
    if (brought?.viewerMay.splitOff)
      setWords((now) => (now.situation ? now : { ...now, situation: brought.body, lang: brought.lang }));
  }, [brought]);
  const draft = useDraft(data?.network.id, from ? `split:${from}` : 'challenge', (content) => {
    const kept = wordsIn(content);
    if (kept) setWords(kept);
  });

  useNews([networkId], () => void again());
  useLeft(() => void again());

  if (isRefusal(trouble, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={again} />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { name, readers } = data.network;

  async function post() {
    const answer = await act({ input: { networkId, clientId: clientId.current, challenge: inputOf(words) } });
    if (!answer) return;
    const { id } = answer.postChallenge;
    if (from && !(await splitting.act({ input: { contributionId: from, challengeId: id } }))) return;
    draft.discard();
    await navigate(`/challenges/${id}`);
  }

  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/rooms/${networkId}`}>{name}</Link>
      </p>
      <PageTitle>{t('challenges.new.title')}</PageTitle>
      <p className="quiet">{t(from ? 'facilitation.split.lead' : 'challenges.new.lead')}</p>
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
        busy={busy || splitting.busy}
        trouble={refused ?? splitting.trouble}
        action={t('challenges.new.post', { readers: readers.people - 1 })}
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
