import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import type { SeatPartsFragment } from '../../generated/graphql.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { DotRing } from '../../ui/DotRing.js';
import { InviteForm } from './Invitations.js';
import { giveUpMutation } from './operations.js';
import './SeatItem.css';

type Props = { networkId: string; seat: SeatPartsFragment; mayFill: boolean; onChange: () => Promise<void> };

/** A vacant seat: named by its role alone, since its holder has left. */
export function VacantSeat({ networkId, seat, mayFill, onChange }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const [open, setOpen] = useState<'inviting' | 'givingUp'>();
  const giving = useMutation(giveUpMutation);
  const place = [seat.roleTitle, seat.organisation.name[language]].filter(Boolean).join(', ');

  async function giveUp() {
    if (!(await giving.mutate({ seatId: seat.id }))) return;
    setOpen(undefined);
    await onChange();
  }

  return (
    <li className="seat-item">
      <DotRing dots={1} filled={0} size={36} />
      <div>
        <p>
          <strong>{place}</strong>
        </p>
        <p className="small quiet">{t('membership.state.VACANT')}</p>
        {mayFill ? (
          <p className="buttons">
            <Button
              variant="secondary"
              data-size="sm"
              onClick={() => setOpen('inviting')}
              aria-label={`${t('membership.vacant.invite')}: ${place}`}
            >
              {t('membership.vacant.invite')}
            </Button>
            <Button
              variant="tertiary"
              data-size="sm"
              onClick={() => setOpen('givingUp')}
              aria-label={`${t('membership.vacant.giveUp')}: ${place}`}
            >
              {t('membership.vacant.giveUp')}
            </Button>
          </p>
        ) : null}
        {open === 'inviting' ? (
          <InviteForm networkId={networkId} forRole="MEMBER" seatId={seat.id} onInvited={onChange} />
        ) : null}
      </div>
      <ConfirmDialog
        open={open === 'givingUp'}
        danger
        title={t('membership.vacant.giveUp.title', { place })}
        action={t('membership.vacant.giveUp')}
        busy={giving.busy}
        apiError={giving.apiError}
        onConfirm={() => void giveUp()}
        onClose={() => setOpen(undefined)}
      >
        <p>{t('membership.vacant.giveUp.text')}</p>
      </ConfirmDialog>
    </li>
  );
}
