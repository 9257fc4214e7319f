import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import type { SeatPartsFragment } from '../generated/graphql.js';
import { inviteMutation } from '../networks/graph.js';
import { InvitationLink } from '../networks/InvitationLink.js';
import { inviteFault } from '../networks/Invitations.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Ring } from '../ui/Ring.js';
import { giveUpMutation } from './graph.js';
import './SeatLine.css';

type Props = { networkId: string; seat: SeatPartsFragment; mayFill: boolean; onChange: () => Promise<void> };

/** A seat whose role goes on: named by the role alone, since who held it has left. */
export function VacantLine({ networkId, seat, mayFill, onChange }: Props) {
  const t = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState<'inviting' | 'givingUp'>();
  const giving = useAct(giveUpMutation);
  const place = [seat.roleTitle, seat.organisation.name[language]].filter(Boolean).join(', ');

  async function giveUp() {
    if (!(await giving.act({ seatId: seat.id }))) return;
    setOpen(undefined);
    await onChange();
  }

  return (
    <li className="seat-line">
      <Ring dots={1} filled={0} size={36} />
      <div>
        <p>
          <strong>{place}</strong>
        </p>
        <p className="small quiet">{t('seats.state.VACANT')}</p>
        {mayFill ? (
          <p className="buttons">
            <Button
              variant="secondary"
              data-size="sm"
              onClick={() => setOpen('inviting')}
              aria-label={`${t('seats.vacant.invite')}: ${place}`}
            >
              {t('seats.vacant.invite')}
            </Button>
            <Button
              variant="tertiary"
              data-size="sm"
              onClick={() => setOpen('givingUp')}
              aria-label={`${t('seats.vacant.giveUp')}: ${place}`}
            >
              {t('seats.vacant.giveUp')}
            </Button>
          </p>
        ) : null}
        {open === 'inviting' ? <SuccessorForm networkId={networkId} seatId={seat.id} onInvited={onChange} /> : null}
      </div>
      <ConfirmDialog
        open={open === 'givingUp'}
        danger
        title={t('seats.vacant.giveUp.title', { place })}
        action={t('seats.vacant.giveUp')}
        busy={giving.busy}
        trouble={giving.trouble}
        onConfirm={() => void giveUp()}
        onClose={() => setOpen(undefined)}
      >
        <p>{t('seats.vacant.giveUp.text')}</p>
      </ConfirmDialog>
    </li>
  );
}

type FormProps = { networkId: string; seatId: string; onInvited: () => Promise<void> };

function SuccessorForm({ networkId, seatId, onInvited }: FormProps) {
  const t = useWords();
  const [made, setMade] = useState<{ link: string; open: boolean }>();
  const { act, busy, trouble } = useAct(inviteMutation);
  const fault = inviteFault(trouble, t);

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email')).trim();
    const answer = await act({ input: { networkId, role: 'MEMBER', email: email || null, seatId } });
    if (!answer) return;
    setMade({ link: answer.invite.link, open: !email });
    await onInvited();
  }

  if (made) return <InvitationLink {...made} />;
  return (
    <form className="form" onSubmit={invite} noValidate>
      <Textfield
        name="email"
        type="email"
        label={t('networks.invite.email')}
        description={t('networks.invite.emailHint')}
        maxLength={limits.email}
        error={fault}
      />
      {fault ? null : <ErrorNote trouble={trouble} />}
      <Button type="submit" variant="secondary" disabled={busy}>
        {t('seats.vacant.make')}
      </Button>
    </form>
  );
}
