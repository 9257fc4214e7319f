import { Alert } from '@digdir/designsystemet-react';
import { useCallback, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { fieldFault, isRefusal } from '../../app/api/api-error.js';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import { DraftStatus } from '../../discussion/drafts/DraftStatus.js';
import { useDraft } from '../../discussion/drafts/useDraft.js';
import type { CharterQuery } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { ReadersNote } from '../ReadersNote.js';
import { CharterChanges } from './CharterChanges.js';
import { CharterForm } from './CharterForm.js';
import { ClosedRoom } from './ClosedRoom.js';
import { inputFrom, valuesFromDraft, valuesOf } from './form.js';
import type { CharterVersion } from './InForceNote.js';
import { charterQuery, reviseMutation } from './operations.js';

/** Facilitators write a new version of the charter. */
export default function ReviseCharterPage() {
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(charterQuery, { id: networkId });
  const refresh = useCallback(() => void refetch(), [refetch]);
  useRoomEvents(data ? [data.network] : [], refresh);
  useRoomClosed(refresh);
  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refetch} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const [inForce] = data.network.charterHistory;
  if (!inForce || !data.network.viewerMay.changeSettings) return <MissingPage />;
  return <ReviseForm network={data.network} inForce={inForce} onStale={refetch} />;
}

type Props = { network: CharterQuery['network']; inForce: CharterVersion; onStale: () => Promise<void> };

function ReviseForm({ network, inForce, onStale }: Props) {
  const t = useTranslate();
  const navigate = useNavigate();
  const [values, setValues] = useState(() => valuesOf(inForce));
  /** The version in force when writing began. */
  const [began, setBegan] = useState(inForce);
  const { mutate, busy, apiError } = useMutation(reviseMutation);
  const draft = useDraft(network.id, 'charter', (content) => {
    const draft = valuesFromDraft(content);
    if (draft) setValues(draft);
  });
  const page = `/rooms/${network.id}/charter`;
  const isDraft = network.stage === 'DRAFT';
  const stale = fieldFault(apiError, 'replaces') !== undefined;

  async function save() {
    const input = { networkId: network.id, replaces: inForce.version, charter: inputFrom(values) };
    const answer = await mutate({ input });
    if (!answer) return onStale();
    draft.discard();
    await navigate(page);
  }

  return (
    <NarrowPage>
      <p className="small">
        <Link to={page}>{network.name}</Link>
      </p>
      <PageTitle>{t('charter.revise')}</PageTitle>
      <p className="quiet">{t(isDraft ? 'charter.revise.draft' : 'charter.revise.lead')}</p>
      <ReadersNote {...network.readers} networkName={network.name} />
      <CharterForm
        values={values}
        onChange={(next) => {
          setValues(next);
          draft.save(JSON.stringify(next));
        }}
        onSubmit={() => void save()}
        busy={busy}
        apiError={apiError}
        action={t(isDraft ? 'charter.revise.save' : 'charter.revise.putInForce')}
      >
        <DraftStatus
          draft={draft}
          onDiscard={() => {
            draft.discard();
            setValues(valuesOf(inForce));
            setBegan(inForce);
          }}
        />
        {isDraft ? null : (
          <Alert data-color="warning">
            <p>{t('charter.revise.warning')}</p>
          </Alert>
        )}
        {stale || began.version !== inForce.version ? (
          <Alert data-color="danger" role="alert">
            <p>{t('charter.revise.stale')}</p>
            <CharterChanges before={began} after={inForce} />
          </Alert>
        ) : (
          <ErrorNote apiError={apiError} />
        )}
      </CharterForm>
    </NarrowPage>
  );
}
