import { Button } from '@digdir/designsystemet-react';
import type { SeatRole } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { cleanAddress } from '@krets/shared/text';
import { type FormEvent, useState } from 'react';
import type { ApiError } from '../../app/api/api-error.js';
import { useMutation } from '../../app/api/useQuery.js';
import { type Translate, useTranslate } from '../../app/i18n/messages.js';
import type { SeatsQuery } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { Card } from '../../ui/Page.js';
import { Time } from '../../ui/Time.js';
import { ruleText } from '../../ui/useForm.js';
import { inviteMutation, revokeMutation } from '../operations.js';
import { InvitationLink } from './InvitationLink.js';
import './Invitations.css';

type Props = { networkId: string; open: SeatsQuery['network']['invitations']; onChange: () => Promise<void> };

/** A facilitator creates a link that opens one seat, and revokes unused ones. */
export function Invitations({ networkId, open, onChange }: Props) {
  const t = useTranslate();
  const revoking = useMutation(revokeMutation);

  async function revoke(id: string) {
    await revoking.mutate({ id });
    await onChange();
  }

  return (
    <Card as="section" id="invite">
      <h2 tabIndex={-1}>{t('membership.invite')}</h2>
      <p className="quiet">
        {t('membership.invite.lead', { days: limits.invitationDays })} {t('membership.invite.ends')}
      </p>
      <InviteForm networkId={networkId} forRole="MEMBER" onInvited={onChange} />
      {open.length > 0 ? (
        <>
          <h3>{t('membership.invite.open')}</h3>
          <ErrorNote apiError={revoking.apiError} />
          <ul className="plain-list divided-list">
            {open.map((invitation) => (
              <li key={invitation.id}>
                {invitation.email ?? t('membership.invite.link')} ·{' '}
                <span className="quiet">
                  {t('membership.invite.expires')} <Time at={invitation.expiresAt} deadline />
                </span>{' '}
                <Button
                  variant="tertiary"
                  data-size="sm"
                  disabled={revoking.busy}
                  onClick={() => void revoke(invitation.id)}
                >
                  {t('membership.invite.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

/** What is wrong with the address, or how many invitations there already are. */
export function inviteFault(apiError: ApiError | undefined, t: Translate): string | undefined {
  if (apiError?.kind !== 'refused' || apiError.code !== 'BAD_INPUT') return undefined;
  const [broken] = apiError.fields;
  return (broken && ruleText(broken, t)) ?? t('identity.email.fault');
}

type FormProps = {
  networkId: string;
  forRole: SeatRole;
  /** The vacant seat it is to. */
  seatId?: string;
  onInvited: () => Promise<void>;
};

/** With an address the invitation is sent there and works for it alone; without one it is a link that anybody can use. */
export function InviteForm({ networkId, forRole: role, seatId, onInvited }: FormProps) {
  const t = useTranslate();
  const [email, setEmail] = useState('');
  const [made, setMade] = useState<{ link: string; sentTo: string }>();
  const { mutate, busy, apiError } = useMutation(inviteMutation);
  const fault = inviteFault(apiError, t);
  const address = cleanAddress(email);

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setMade(undefined);
    const answer = await mutate({ input: { networkId, role, email: address || null, seatId: seatId ?? null } });
    if (!answer) return;
    setEmail('');
    setMade({ link: answer.invite.link, sentTo: address });
    await onInvited();
  }

  return (
    <div className="invite">
      <form className="form" onSubmit={invite} noValidate>
        <LimitedTextfield
          type="email"
          label={t('membership.invite.email')}
          description={t('membership.invite.emailHint')}
          limit={limits.email}
          value={email}
          error={fault}
          onChange={(event) => setEmail(event.target.value)}
        />
        {fault ? null : <ErrorNote apiError={apiError} />}
        <div className="buttons">
          <Button type="submit" variant="secondary" disabled={busy}>
            {t(
              address
                ? 'membership.invite.send'
                : role === 'FACILITATOR'
                  ? 'membership.invite.facilitator'
                  : 'membership.invite.make',
            )}
          </Button>
          <span role="status">{made?.sentTo ? t('membership.invite.sent', { email: made.sentTo }) : ''}</span>
        </div>
      </form>
      {made ? (
        made.sentTo ? (
          <details>
            <summary>{t('membership.invite.alsoLink')}</summary>
            <InvitationLink link={made.link} open={false} />
          </details>
        ) : (
          <InvitationLink link={made.link} open />
        )
      ) : null}
    </div>
  );
}
