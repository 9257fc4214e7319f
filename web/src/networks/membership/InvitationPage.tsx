import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { fieldFault, isRefusal } from '../../app/api/api-error.js';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { SignedIn, useMe, useSession } from '../../app/session.js';
import type { InvitationQuery } from '../../generated/graphql.js';
import { OrganisationField } from '../../identity/OrganisationField.js';
import { useSignOut } from '../../identity/useSignOut.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { Loading } from '../../ui/Loading.js';
import { Card, NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { useForm } from '../../ui/useForm.js';
import { CharterText } from '../charter/CharterText.js';
import { NetworkKind } from '../lifecycle/NetworkKind.js';
import { invitationQuery, takeSeatMutation } from '../operations.js';
import { ReportingLineChoice } from './admission/ReportingLineChoice.js';

/** The key is in the fragment, which browsers do not send, so it gets into no log. */
export default function InvitationPage() {
  return (
    <SignedIn>
      <LoadInvitation />
    </SignedIn>
  );
}

function LoadInvitation() {
  const key = useLocation().hash.slice(1);
  const { data, apiError, refetch } = useQuery(invitationQuery, { key });
  if (isRefusal(apiError, 'NOT_FOUND') || isRefusal(apiError, 'BAD_INPUT')) {
    return <InvitationGone />;
  }
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  return <AcceptInvitation invitation={data.invitation} seatKey={key} onStale={refetch} />;
}

/** The server does not say why. A person signed in with another address than the invitation was sent to can return with that one. */
function InvitationGone() {
  const t = useTranslate();
  const { email } = useMe();
  const { refresh } = useSession();
  const { signOut, dialog, busy, apiError } = useSignOut(refresh);
  return (
    <NarrowPage>
      <PageTitle>{t('membership.invitation.gone')}</PageTitle>
      <p>{t('membership.invitation.goneText')}</p>
      <p>{t('membership.invitation.goneAs', { email })}</p>
      <ErrorNote apiError={apiError} />
      <p>
        <Button variant="secondary" disabled={busy} onClick={signOut}>
          {t('membership.invitation.otherAddress')}
        </Button>
      </p>
      {dialog}
    </NarrowPage>
  );
}

type Props = { invitation: InvitationQuery['invitation']; seatKey: string; onStale: () => Promise<void> };

function AcceptInvitation({ invitation, seatKey, onStale }: Props) {
  const t = useTranslate();
  const { person } = useMe();
  const navigate = useNavigate();
  const [orgnr, setOrgnr] = useState(person.organisation?.orgnr);
  const [inReportingLine, setInReportingLine] = useState(false);
  const [asked, setAsked] = useState(false);
  const { mutate, busy, apiError } = useMutation(takeSeatMutation);
  const form = useForm(['roleTitle'], apiError);
  const othersDecide = invitation.othersDecide || inReportingLine;

  async function take(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts || !orgnr) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const later = submitter instanceof HTMLButtonElement && submitter.value === 'later';
    const acceptsCharter = later ? null : invitation.charter.version;
    const { roleTitle = '' } = texts;
    const answer = await mutate({ input: { key: seatKey, roleTitle, orgnr, acceptsCharter, inReportingLine } });
    if (!answer) return onStale();
    if (!answer.takeSeat.seatId) setAsked(true);
    else await navigate(`/rooms/${answer.takeSeat.networkId}`, { replace: true });
  }

  if (asked) {
    return (
      <NarrowPage>
        <PageTitle>{t('admission.asked.title', { name: invitation.networkName })}</PageTitle>
        <p>{t('admission.asked.text')}</p>
        <p>
          <Link to={`/apply/${invitation.networkId}`}>{t('admission.asked.see')}</Link>
        </p>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage>
      <PageTitle>{t('membership.invitation.title', { name: invitation.networkName })}</PageTitle>
      <NetworkKind {...invitation} />
      <p>{t('membership.invitation.by', { name: invitation.invitedBy })}</p>
      {invitation.openLink ? <p>{t('membership.invitation.openLink')}</p> : null}
      {invitation.handedOver ? <p>{t('membership.invitation.handedOver')}</p> : null}
      <p>
        {t(`membership.invitation.role.${invitation.role}`)}{' '}
        {t(invitation.seesEarlier ? 'membership.invitation.seesEarlier' : 'membership.invitation.seesFromNow')}
      </p>
      <section>
        <h2>{t('membership.invitation.charter')}</h2>
        <p className="quiet">{t('membership.invitation.charterLead')}</p>
        <CharterText charter={invitation.charter} />
      </section>
      <Card as="section">
        <form className="form" onSubmit={take} noValidate>
          <p className="quiet">{t('membership.invitation.seat')}</p>
          <LimitedTextfield
            name="roleTitle"
            label={t('identity.roleTitle')}
            defaultValue={person.roleTitle}
            limit={limits.roleTitle}
            error={form.fault('roleTitle')}
          />
          <OrganisationField
            orgnr={orgnr}
            onChange={setOrgnr}
            error={orgnr ? undefined : t('identity.organisation.fault')}
          />
          {invitation.handedOver || invitation.role === 'MEMBER' ? (
            <ReportingLineChoice value={inReportingLine} onChange={setInReportingLine} />
          ) : null}
          {fieldFault(apiError, 'acceptsCharter') ? (
            <p role="alert">{t('membership.invitation.stale')}</p>
          ) : (
            <ErrorNote apiError={apiError} />
          )}
          <p>{t(othersDecide ? 'membership.invitation.othersDecide' : 'membership.invitation.othersMayDecide')}</p>
          <div className="buttons">
            <Button type="submit" value={othersDecide ? 'ask' : 'take'} disabled={busy}>
              {t(othersDecide ? 'membership.invitation.ask' : 'membership.invitation.take')}
            </Button>
            {othersDecide ? null : (
              <Button type="submit" variant="tertiary" value="later" disabled={busy}>
                {t('membership.invitation.later')}
              </Button>
            )}
          </div>
        </form>
      </Card>
    </NarrowPage>
  );
}
