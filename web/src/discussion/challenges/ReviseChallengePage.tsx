import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { isRefusal } from '../../app/api/api-error.js';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import type { ChallengeHeadFragment } from '../../generated/graphql.js';
import { ClosedRoom } from '../../networks/charter/ClosedRoom.js';
import { ReadersNote } from '../../networks/ReadersNote.js';
import { ChangedSince } from '../../ui/ChangedSince.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { useReplaces } from '../../ui/useReplaces.js';
import { DraftStatus } from '../drafts/DraftStatus.js';
import { useDraft } from '../drafts/useDraft.js';
import { ChallengeForm } from './ChallengeForm.js';
import { inputOf, textFields, valuesFromDraft, valuesOf } from './challenge-form.js';
import { challengeQuery, reviseChallengeMutation } from './operations.js';

export default function ReviseChallengePage() {
  const { challengeId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(challengeQuery, { id: challengeId });
  useRoomEvents(data ? [data.challenge.network] : [], () => void refetch());
  useRoomClosed(() => void refetch());
  /** The room's name, needed if the room closes while the form is open. */
  const room = useRef<string>(undefined);
  if (data) room.current = data.challenge.networkId;
  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={room.current} onOpen={refetch} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  if (!data.challenge.viewerMay.revise) return <MissingPage />;
  return <ReviseForm challenge={data.challenge} onStale={refetch} />;
}

type Props = { challenge: ChallengeHeadFragment; onStale: () => Promise<void> };

function ReviseForm({ challenge, onStale }: Props) {
  const t = useTranslate();
  const navigate = useNavigate();
  const { id, network } = challenge;
  const [values, setValues] = useState(() => valuesOf(challenge));
  const { mutate, busy, apiError } = useMutation(reviseChallengeMutation);
  const { replaces, stale, setSeen } = useReplaces(challenge.editedAt ?? null, apiError);
  const draft = useDraft(network.id, `revision:${id}`, (content) => {
    const draft = valuesFromDraft(content);
    if (!draft) return;
    setValues(draft);
    const { replaces } = JSON.parse(content) as { replaces?: string | null };
    if (replaces !== undefined) setSeen(replaces);
  });

  async function save() {
    const answer = await mutate({ input: { id, replaces, challenge: inputOf(values) } });
    if (!answer) return onStale();
    draft.discard();
    await navigate(`/challenges/${id}`);
  }

  const now = valuesOf(challenge);
  const changed = textFields
    .filter(({ field }) => now[field] !== values[field])
    .map(({ field }) => ({ label: t(`challenges.form.${field}`), text: now[field], lang: challenge.lang }));

  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/challenges/${id}`}>{challenge.title}</Link>
      </p>
      <PageTitle>{t('challenges.revise.title')}</PageTitle>
      <p className="quiet">{t('challenges.revise.lead')}</p>
      <ReadersNote {...challenge.readers} networkName={network.name} />
      <ChallengeForm
        networkId={network.id}
        values={values}
        onChange={(next) => {
          setValues(next);
          draft.save(JSON.stringify({ ...next, replaces }));
        }}
        onSubmit={() => void save()}
        busy={busy}
        apiError={stale ? undefined : apiError}
        action={t('challenges.revise.save')}
        draftStatus={
          <>
            {stale ? <ChangedSince texts={changed} /> : null}
            <DraftStatus
              draft={draft}
              onDiscard={() => {
                draft.discard();
                setValues(valuesOf(challenge));
                setSeen(challenge.editedAt ?? null);
              }}
            />
          </>
        }
      />
    </NarrowPage>
  );
}
