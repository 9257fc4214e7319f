import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../../../app/api/api-error.js';
import { useMutation, useQuery } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import { MissingPage } from '../../../app/MissingPage.js';
import { useMe } from '../../../app/session.js';
import type { MyApplicationFragment } from '../../../generated/graphql.js';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { Loading } from '../../../ui/Loading.js';
import { Card, NarrowPage } from '../../../ui/Page.js';
import { PageTitle } from '../../../ui/PageTitle.js';
import { NetworkKind } from '../../lifecycle/NetworkKind.js';
import { ApplyForm } from './ApplyForm.js';
import { NetworkFacts } from './NetworkFacts.js';
import { isOpen, OwnApplicationState } from './OwnApplicationState.js';
import { myApplicationsQuery, openNetworkQuery, withdrawMutation } from './operations.js';

/** A listed network as outsiders see it, with the reader's application. */
export default function ApplyPage() {
  const t = useTranslate();
  const { isAdministrator } = useMe();
  // The open overview leads here with the id of its entry.
  const { networkId: asked = '' } = useParams();
  const open = useQuery(openNetworkQuery, { id: asked });
  const own = useQuery(myApplicationsQuery, {});
  if (!own.data) return own.apiError ? <ErrorNote apiError={own.apiError} onRetry={own.refetch} /> : <Loading />;
  const networkId = open.data?.openNetwork?.id ?? asked;
  const mine = own.data.myApplications.find((one) => one.networkId === networkId);
  const network = open.data?.openNetwork;
  // Those who have applied still see the network after it was taken off the list.
  const isGone = isRefusal(open.apiError, 'NOT_FOUND');
  if (isGone && !mine) return <MissingPage />;
  if (!network && !isGone)
    return open.apiError ? <ErrorNote apiError={open.apiError} onRetry={open.refetch} /> : <Loading />;
  const name = network?.name ?? mine?.networkName ?? '';
  const isAnswered = mine && (mine.state === 'DECLINED' || mine.state === 'WITHDRAWN');

  return (
    <NarrowPage>
      <p className="small">
        <Link to="/networks">{t('admission.find.title')}</Link>
      </p>
      <PageTitle title={`${t('admission.apply')}: ${name}`}>{name}</PageTitle>
      {network ? (
        <>
          {network.stage === 'FORMING' ? <NetworkKind stage={network.stage} /> : null}
          <p>{network.purpose}</p>
          <NetworkFacts network={network} />
        </>
      ) : null}
      {mine ? <OwnApplication application={mine} onChange={own.refetch} /> : null}
      {network && !isAdministrator && (!mine || isAnswered) ? (
        <ApplyForm network={network} onApplied={own.refetch} />
      ) : null}
    </NarrowPage>
  );
}

type OwnApplicationProps = { application: MyApplicationFragment; onChange: () => Promise<void> };

function OwnApplication({ application, onChange }: OwnApplicationProps) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(withdrawMutation);
  async function withdraw() {
    if (!(await mutate({ id: application.id }))) return;
    setAsking(false);
    await onChange();
  }
  return (
    <Card as="section">
      <h2>{t('admission.own')}</h2>
      <OwnApplicationState application={application} />
      {application.declineReason ? <p>{t('admission.because', { reason: application.declineReason })}</p> : null}
      {application.state === 'ADMITTED' ? (
        <p>
          <Link to={`/rooms/${application.networkId}`}>{t('admission.toCharter')}</Link>
        </p>
      ) : null}
      {isOpen(application) ? (
        <>
          {application.reason ? <p className="quiet">«{application.reason}»</p> : null}
          <Button variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>
            {t('admission.withdraw')}
          </Button>
        </>
      ) : null}
      <ConfirmDialog
        open={asking}
        title={t('admission.withdraw.title')}
        action={t('admission.withdraw')}
        busy={busy}
        apiError={apiError}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>{t('admission.withdraw.text')}</p>
      </ConfirmDialog>
    </Card>
  );
}
