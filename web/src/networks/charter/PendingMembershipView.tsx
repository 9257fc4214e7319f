import { Button } from '@digdir/designsystemet-react';
import { isRefusal } from '../../app/api/api-error.js';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { PendingMembershipQuery } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Card, NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { LeaveNetwork } from '../membership/LeaveNetwork.js';
import { CharterChanges } from './CharterChanges.js';
import { CharterText } from './CharterText.js';
import { acceptMutation, returnFromLeaveMutation } from './operations.js';

type Props = { membership: PendingMembershipQuery['pendingMembership']; onChange: () => Promise<void> };

/** Shown before the room opens: the charter in force, and the button that accepts it. */
export function PendingMembershipView({ membership, onChange }: Props) {
  const t = useTranslate();
  const { networkId, networkName, seatState, charter, accepted, seesEarlier } = membership;
  const waits = seatState === 'CHARTER_PENDING';
  return (
    <NarrowPage>
      <PageTitle title={`${t('charter.title')}: ${networkName}`}>{networkName}</PageTitle>
      {seatState === 'ON_LEAVE' ? <ReturnFromLeave networkId={networkId} onChange={onChange} /> : null}
      {waits && accepted ? (
        <>
          <p>{t('charter.pending.changed')}</p>
          <Card as="section">
            <h2>{t('charter.pending.whatChanged')}</h2>
            <CharterChanges before={accepted} after={charter} />
          </Card>
        </>
      ) : null}
      {waits && !accepted ? (
        <p>
          {t('charter.pending.first')} {t(seesEarlier ? 'charter.pending.seesEarlier' : 'charter.pending.seesFromNow')}
        </p>
      ) : null}
      {waits && accepted ? <AcceptCharter membership={membership} onChange={onChange} /> : null}
      <section>
        <h2>{t('charter.title')}</h2>
        <CharterText charter={charter} />
      </section>
      {waits && !accepted ? <AcceptCharter membership={membership} onChange={onChange} /> : null}
      <LeaveNetwork networkId={networkId} networkName={networkName} />
    </NarrowPage>
  );
}

function AcceptCharter({ membership: { networkId, charter }, onChange }: Props) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(acceptMutation);
  const stale = isRefusal(apiError, 'BAD_INPUT');

  async function accept() {
    await mutate({ networkId, version: charter.version });
    await onChange();
  }

  return (
    <div className="buttons">
      {stale ? <p role="alert">{t('charter.pending.stale')}</p> : <ErrorNote apiError={apiError} />}
      <Button disabled={busy} onClick={() => void accept()}>
        {t('charter.accept')}
      </Button>
    </div>
  );
}

function ReturnFromLeave({ networkId, onChange }: { networkId: string; onChange: () => Promise<void> }) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(returnFromLeaveMutation);

  async function returnFromLeave() {
    if (await mutate({ networkId })) await onChange();
  }

  return (
    <>
      <p>{t('charter.pending.onLeave')}</p>
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button disabled={busy} onClick={() => void returnFromLeave()}>
          {t('charter.returnFromLeave')}
        </Button>
      </div>
    </>
  );
}
