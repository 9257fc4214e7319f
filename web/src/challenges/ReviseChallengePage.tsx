import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ClosedRoom } from '../charter/ClosedRoom.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import type { ChallengeHeadFragment } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { ChallengeForm } from './ChallengeForm.js';
import { inputOf, wordsIn, wordsOf } from './form.js';
import { challengeQuery, reviseChallengeMutation } from './graph.js';

export default function ReviseChallengePage() {
  const { challengeId = '' } = useParams();
  const { data, trouble, again } = useGraph(challengeQuery, { id: challengeId });
  useNews(data ? [data.challenge.networkId] : [], () => void again());
  useLeft(() => void again());
  /** Whose room it is, for when it closes under the writer. */
  const room = useRef<string>(undefined);
  if (data) room.current = data.challenge.networkId;
  if (isRefusal(trouble, 'NOT_FOUND')) return <ClosedRoom networkId={room.current} onOpen={again} />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  if (!data.challenge.viewerMay.revise) return <MissingPage />;
  return <Revising challenge={data.challenge} />;
}

function Revising({ challenge }: { challenge: ChallengeHeadFragment }) {
  const t = useWords();
  const navigate = useNavigate();
  const { id, network } = challenge;
  const [words, setWords] = useState(() => wordsOf(challenge));
  const { act, busy, trouble } = useAct(reviseChallengeMutation);
  const draft = useDraft(network.id, `revision:${id}`, (content) => {
    const kept = wordsIn(content);
    if (kept) setWords(kept);
  });

  async function save() {
    const answer = await act({ input: { id, challenge: inputOf(words) } });
    if (!answer) return;
    draft.discard();
    await navigate(`/challenges/${id}`);
  }

  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/challenges/${id}`}>{challenge.title}</Link>
      </p>
      <PageTitle>{t('challenges.revise.title')}</PageTitle>
      <p className="quiet">{t('challenges.revise.lead')}</p>
      <ReadersLine {...challenge.readers} networkName={network.name} />
      <ChallengeForm
        networkId={network.id}
        words={words}
        onChange={(next) => {
          setWords(next);
          draft.keep(JSON.stringify(next));
        }}
        onSubmit={() => void save()}
        busy={busy}
        trouble={trouble}
        action={t('challenges.revise.save')}
        draftLine={
          <DraftLine
            savedAt={draft.savedAt}
            restored={draft.restored}
            onDiscard={() => {
              draft.discard();
              setWords(wordsOf(challenge));
            }}
          />
        }
      />
    </NarrowPage>
  );
}
