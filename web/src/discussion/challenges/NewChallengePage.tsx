import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { isRefusal } from '../../app/api/api-error.js';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import { ClosedRoom } from '../../networks/charter/ClosedRoom.js';
import { ReadersNote } from '../../networks/ReadersNote.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { DraftStatus } from '../drafts/DraftStatus.js';
import { useDraft } from '../drafts/useDraft.js';
import { contributionToSplitQuery, splitMutation } from '../moderation/operations.js';
import { ChallengeForm } from './ChallengeForm.js';
import { emptyValues, inputOf, valuesFromDraft } from './challenge-form.js';
import { postChallengeMutation, roomQuery } from './operations.js';

/** Creates a challenge in the room. */
export default function NewChallengePage() {
  const t = useTranslate();
  const lang = useLanguage();
  const navigate = useNavigate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(roomQuery, { id: networkId });
  const { mutate, busy, apiError: refused } = useMutation(postChallengeMutation);
  const [values, setValues] = useState(() => emptyValues(lang));
  /** One for each challenge, so that a retry does not create another. */
  const clientId = useRef(crypto.randomUUID());
  /** The contribution that is split off into a challenge of its own. */
  const from = useSearchParams()[0].get('from') ?? '';
  const splitting = useMutation(splitMutation);
  const brought = useQuery(contributionToSplitQuery, { id: from }, from === '').data?.contribution;
  useEffect(() => {
    if (brought?.viewerMay.splitOff)
      setValues((now) => (now.situation ? now : { ...now, situation: brought.body, lang: brought.lang }));
  }, [brought]);
  const draft = useDraft(data?.network.id, from ? `split:${from}` : 'challenge', (content) => {
    const draft = valuesFromDraft(content);
    if (draft) setValues(draft);
  });

  useRoomEvents(data ? [data.network] : [], () => void refetch());
  useRoomClosed(() => void refetch());

  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refetch} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { name, readers } = data.network;

  async function post() {
    const answer = await mutate({ input: { networkId, clientId: clientId.current, challenge: inputOf(values) } });
    if (!answer) return;
    const { id } = answer.postChallenge;
    if (from && !(await splitting.mutate({ input: { contributionId: from, challengeId: id } }))) return;
    draft.discard();
    await navigate(`/challenges/${id}`);
  }

  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/rooms/${networkId}`}>{name}</Link>
      </p>
      <PageTitle>{t('challenges.new.title')}</PageTitle>
      <p className="quiet">{t(from ? 'moderation.split.lead' : 'challenges.new.lead')}</p>
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
        busy={busy || splitting.busy}
        apiError={refused ?? splitting.apiError}
        action={t('challenges.new.post', { readers: readers.people - 1 })}
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
