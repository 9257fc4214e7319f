import { Button } from '@digdir/designsystemet-react';
import { isRefusal } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { PendingMembershipQuery } from '../generated/graphql.js';
import { Leaving } from '../seats/Leaving.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { NarrowPage, Paper } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { CharterChanges } from './CharterChanges.js';
import { CharterText } from './CharterText.js';
import { acceptMutation, comeBackMutation } from './graph.js';

type Props = { doorstep: PendingMembershipQuery['pendingMembership']; onChange: () => Promise<void> };

/** What stands before the room: the agreement in force, and one thing to say to it. */
export function Doorstep({ doorstep, onChange }: Props) {
  const t = useWords();
  const { networkId, networkName, seatState, charter, accepted, seesEarlier } = doorstep;
  const waits = seatState === 'CHARTER_PENDING';
  return (
    <NarrowPage>
      <PageTitle>{networkName}</PageTitle>
      {seatState === 'ON_LEAVE' ? <ComingBack networkId={networkId} onChange={onChange} /> : null}
      {waits && accepted ? (
        <>
          <p>{t('charter.doorstep.changed')}</p>
          <Paper as="section">
            <h2>{t('charter.doorstep.whatChanged')}</h2>
            <CharterChanges before={accepted} after={charter} />
          </Paper>
        </>
      ) : null}
      {waits && !accepted ? (
        <p>
          {t('charter.doorstep.first')}{' '}
          {t(seesEarlier ? 'charter.doorstep.seesEarlier' : 'charter.doorstep.seesFromNow')}
        </p>
      ) : null}
      {waits && accepted ? <Accepting doorstep={doorstep} onChange={onChange} /> : null}
      <section>
        <h2>{t('charter.title')}</h2>
        <CharterText charter={charter} />
      </section>
      {waits && !accepted ? <Accepting doorstep={doorstep} onChange={onChange} /> : null}
      <Leaving networkId={networkId} networkName={networkName} />
    </NarrowPage>
  );
}

function Accepting({ doorstep: { networkId, charter }, onChange }: Props) {
  const t = useWords();
  const { act, busy, trouble } = useAct(acceptMutation);
  const stale = isRefusal(trouble, 'BAD_INPUT');

  async function accept() {
    await act({ networkId, version: charter.version });
    await onChange();
  }

  return (
    <div className="buttons">
      {stale ? <p role="alert">{t('charter.doorstep.stale')}</p> : <ErrorNote trouble={trouble} />}
      <Button disabled={busy} onClick={() => void accept()}>
        {t('charter.accept')}
      </Button>
    </div>
  );
}

function ComingBack({ networkId, onChange }: { networkId: string; onChange: () => Promise<void> }) {
  const t = useWords();
  const { act, busy, trouble } = useAct(comeBackMutation);

  async function returnFromLeave() {
    if (await act({ networkId })) await onChange();
  }

  return (
    <>
      <p>{t('charter.doorstep.onLeave')}</p>
      <ErrorNote trouble={trouble} />
      <div className="buttons">
        <Button disabled={busy} onClick={() => void returnFromLeave()}>
          {t('charter.comeBack')}
        </Button>
      </div>
    </>
  );
}
