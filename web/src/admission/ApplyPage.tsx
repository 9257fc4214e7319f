import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { useMe } from '../app/session.js';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { NetworkKind } from '../founding/NetworkKind.js';
import type { MyApplicationFragment } from '../generated/graphql.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage, Paper } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ApplyForm } from './ApplyForm.js';
import { myApplicationsQuery, openNetworkQuery, withdrawMutation } from './graph.js';
import { NetworkFacts } from './NetworkFacts.js';
import { isOpen, OwnState } from './OwnState.js';

/** The network from outside, and one's own application to it. */
export default function ApplyPage() {
  const t = useWords();
  const { isAdministrator } = useMe();
  const { networkId = '' } = useParams();
  const open = useGraph(openNetworkQuery, { id: networkId });
  const own = useGraph(myApplicationsQuery, {});
  if (!own.data) return own.trouble ? <ErrorNote trouble={own.trouble} onRetry={own.again} /> : <Loading />;
  const mine = own.data.myApplications.find((one) => one.networkId === networkId);
  const network = open.data?.openNetwork;
  // Taken off the list since, it is still known to those who have applied.
  const isGone = isRefusal(open.trouble, 'NOT_FOUND');
  if (isGone && !mine) return <MissingPage />;
  if (!network && !isGone)
    return open.trouble ? <ErrorNote trouble={open.trouble} onRetry={open.again} /> : <Loading />;
  const isAnswered = mine && (mine.state === 'DECLINED' || mine.state === 'WITHDRAWN');

  return (
    <NarrowPage>
      <p className="small">
        <Link to="/networks">{t('admission.find.title')}</Link>
      </p>
      <PageTitle>{network?.name ?? mine?.networkName ?? ''}</PageTitle>
      {network ? (
        <>
          {network.stage === 'FORMING' ? <NetworkKind stage={network.stage} /> : null}
          <p>{network.purpose}</p>
          <NetworkFacts network={network} />
        </>
      ) : null}
      {mine ? <Mine application={mine} onChange={own.again} /> : null}
      {network && !isAdministrator && (!mine || isAnswered) ? (
        <ApplyForm network={network} onApplied={own.again} />
      ) : null}
    </NarrowPage>
  );
}

type MineProps = { application: MyApplicationFragment; onChange: () => Promise<void> };

function Mine({ application, onChange }: MineProps) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(withdrawMutation);
  async function withdraw() {
    if (!(await act({ id: application.id }))) return;
    setAsking(false);
    await onChange();
  }
  return (
    <Paper as="section">
      <h2>{t('admission.own')}</h2>
      <OwnState application={application} />
      {application.declinedBecause ? <p>{t('admission.because', { reason: application.declinedBecause })}</p> : null}
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
        trouble={trouble}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>{t('admission.withdraw.text')}</p>
      </ConfirmDialog>
    </Paper>
  );
}
