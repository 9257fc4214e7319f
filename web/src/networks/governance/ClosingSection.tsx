import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { FormRequirementsQuery } from '../../generated/graphql.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { dropClosingMutation, proposeClosingMutation, voteOnClosingMutation } from '../lifecycle/operations.js';

type Props = { network: FormRequirementsQuery['network']; onChange: () => Promise<void> };

/** The members close the network together. The number of yes votes is shown, and never who voted. */
export function ClosingSection({ network, onChange }: Props) {
  const t = useTranslate();
  if (!network.stageRights.close) return null;
  return (
    <section>
      <h2>{t('governance.closing')}</h2>
      {network.closing ? (
        <OpenClosing network={network} closing={network.closing} onChange={onChange} />
      ) : (
        <ProposeClosing network={network} onChange={onChange} />
      )}
    </section>
  );
}

function ProposeClosing({ network, onChange }: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(proposeClosingMutation);
  async function propose() {
    if (!(await mutate({ networkId: network.id }))) return;
    setAsking(false);
    await onChange();
  }
  return (
    <>
      <p className="quiet">{t('governance.closing.lead')}</p>
      <Button variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>
        {t('governance.closing.propose')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('governance.closing.title', { name: network.name })}
        action={t('governance.closing.propose')}
        busy={busy}
        apiError={apiError}
        onConfirm={() => void propose()}
        onClose={() => setAsking(false)}
      >
        <p>{t('governance.closing.text')}</p>
      </ConfirmDialog>
    </>
  );
}

type OpenClosingProps = Props & { closing: NonNullable<Props['network']['closing']> };

function OpenClosing({ network, closing, onChange }: OpenClosingProps) {
  const t = useTranslate();
  const voting = useMutation(voteOnClosingMutation);
  const dropping = useMutation(dropClosingMutation);
  const { yes, seats, mine, mayDrop } = closing;
  const say = (yes: boolean) => void voting.mutate({ networkId: network.id, yes }).then(onChange);
  return (
    <>
      <p>{t('governance.closing.result', { yes, seats, needed: Math.floor(seats / 2) + 1 })}</p>
      <p className="quiet">{t('governance.closing.secret')}</p>
      {mine == null ? null : <p>{t(mine ? 'governance.closing.mine.yes' : 'governance.closing.mine.no')}</p>}
      <ErrorNote apiError={voting.apiError ?? dropping.apiError} />
      <div className="buttons">
        {mine === true ? null : (
          <Button variant="secondary" disabled={voting.busy} onClick={() => say(true)}>
            {t('governance.closing.yes')}
          </Button>
        )}
        {mine === false ? null : (
          <Button variant="secondary" data-color="neutral" disabled={voting.busy} onClick={() => say(false)}>
            {t('governance.closing.no')}
          </Button>
        )}
        {mayDrop ? (
          <Button
            variant="tertiary"
            data-color="neutral"
            disabled={dropping.busy}
            onClick={() => void dropping.mutate({ networkId: network.id }).then(onChange)}
          >
            {t('governance.closing.drop')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
