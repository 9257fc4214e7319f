import { Button, Textfield } from '@digdir/designsystemet-react';
import type { SeatRole } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import type { Trouble } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { type Say, useWords } from '../app/words.js';
import type { SeatsQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { Time } from '../ui/Time.js';
import { ruleWords } from '../ui/useForm.js';
import { inviteMutation, revokeMutation } from './graph.js';
import { InvitationLink } from './InvitationLink.js';

type Props = { networkId: string; open: SeatsQuery['network']['invitations']; onChange: () => Promise<void> };

/** A facilitator makes a link that opens one seat, and takes back those not used. */
export function Invitations({ networkId, open, onChange }: Props) {
  const t = useWords();
  const revoking = useAct(revokeMutation);

  async function revoke(id: string) {
    await revoking.act({ id });
    await onChange();
  }

  return (
    <Paper as="section">
      <h2>{t('networks.invite')}</h2>
      <p className="quiet">
        {t('networks.invite.lead', { days: limits.invitationDays })} {t('networks.invite.ends')}
      </p>
      <InviteForm networkId={networkId} forRole="MEMBER" onInvited={onChange} />
      {open.length > 0 ? (
        <>
          <h3>{t('networks.invite.open')}</h3>
          <ErrorNote trouble={revoking.trouble} />
          <ul className="plain-list lines">
            {open.map((invitation) => (
              <li key={invitation.id}>
                {invitation.email ?? t('networks.invite.link')} ·{' '}
                <span className="quiet">
                  {t('networks.invite.expires')} <Time at={invitation.expiresAt} day />
                </span>{' '}
                <Button
                  variant="tertiary"
                  data-size="sm"
                  disabled={revoking.busy}
                  onClick={() => void revoke(invitation.id)}
                >
                  {t('networks.invite.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Paper>
  );
}

/** What is wrong with the address, or how many there already are. */
export function inviteFault(trouble: Trouble | undefined, t: Say): string | undefined {
  if (trouble?.kind !== 'refused' || trouble.code !== 'BAD_INPUT') return undefined;
  const [broken] = trouble.fields;
  return (broken && ruleWords(broken, t)) ?? t('people.email.fault');
}

type FormProps = { networkId: string; forRole: SeatRole; onInvited: () => Promise<void> };

/** With an address the link is sent there and is for it alone; without one it is an open link. It is shown once in any case. */
export function InviteForm({ networkId, forRole: role, onInvited }: FormProps) {
  const t = useWords();
  const [made, setMade] = useState<{ link: string; open: boolean }>();
  const { act, busy, trouble } = useAct(inviteMutation);
  const fault = inviteFault(trouble, t);

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const email = String(new FormData(form).get('email')).trim();
    const answer = await act({ input: { networkId, role, email: email || null } });
    if (!answer) return;
    form.reset();
    setMade({ link: answer.invite.link, open: !email });
    await onInvited();
  }

  return (
    <>
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
          {t(role === 'FACILITATOR' ? 'networks.invite.facilitator' : 'networks.invite.make')}
        </Button>
      </form>
      {made ? <InvitationLink {...made} /> : null}
    </>
  );
}
