import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { InLineChoice } from '../admission/InLineChoice.js';
import { SignedIn, useMe, useSession } from '../app/session.js';
import { fieldFault, isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { CharterText } from '../charter/CharterText.js';
import { NetworkKind } from '../founding/NetworkKind.js';
import type { InvitationQuery } from '../generated/graphql.js';
import { signOutMutation } from '../people/graph.js';
import { OrganisationField } from '../people/OrganisationField.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage, Paper } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { useForm } from '../ui/useForm.js';
import { invitationQuery, takeSeatMutation } from './graph.js';

/** The key stands in the fragment, which browsers do not send: it gets into no log. */
export default function InvitationPage() {
  return (
    <SignedIn>
      <Opening />
    </SignedIn>
  );
}

function Opening() {
  const key = useLocation().hash.slice(1);
  const { data, trouble, again } = useGraph(invitationQuery, { key });
  if (isRefusal(trouble, 'NOT_FOUND') || isRefusal(trouble, 'BAD_INPUT')) {
    return <Gone />;
  }
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  return <Invited invitation={data.invitation} seatKey={key} onStale={again} />;
}

/** The server does not say why. Who is signed in with another address than the invitation was sent to can come back here with that one. */
function Gone() {
  const t = useWords();
  const { email } = useMe();
  const { refresh } = useSession();
  const { act, busy, trouble } = useAct(signOutMutation);
  async function signOut() {
    if (await act({})) await refresh();
  }
  return (
    <NarrowPage>
      <PageTitle>{t('networks.invitation.gone')}</PageTitle>
      <p>{t('networks.invitation.goneText')}</p>
      <p>{t('networks.invitation.goneAs', { email })}</p>
      <ErrorNote trouble={trouble} />
      <p>
        <Button variant="secondary" disabled={busy} onClick={() => void signOut()}>
          {t('networks.invitation.otherAddress')}
        </Button>
      </p>
    </NarrowPage>
  );
}

type Props = { invitation: InvitationQuery['invitation']; seatKey: string; onStale: () => Promise<void> };

function Invited({ invitation, seatKey, onStale }: Props) {
  const t = useWords();
  const { person } = useMe();
  const navigate = useNavigate();
  const [orgnr, setOrgnr] = useState(person.organisation?.orgnr);
  const [inLine, setInLine] = useState(false);
  const [asked, setAsked] = useState(false);
  const { act, busy, trouble } = useAct(takeSeatMutation);
  const form = useForm(['roleTitle'], trouble);

  async function take(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts || !orgnr) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const later = submitter instanceof HTMLButtonElement && submitter.value === 'later';
    const acceptsCharter = later ? null : invitation.charter.version;
    const { roleTitle = '' } = texts;
    const answer = await act({ input: { key: seatKey, roleTitle, orgnr, acceptsCharter, inLine } });
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
      <PageTitle>{t('networks.invitation.title', { name: invitation.networkName })}</PageTitle>
      <NetworkKind {...invitation} />
      <p>{t('networks.invitation.by', { name: invitation.invitedBy })}</p>
      {invitation.openLink ? <p>{t('networks.invitation.openLink')}</p> : null}
      {invitation.handedOver ? <p>{t('networks.invitation.handedOver')}</p> : null}
      <p>
        {t(`networks.invitation.role.${invitation.role}`)}{' '}
        {t(invitation.seesEarlier ? 'networks.invitation.seesEarlier' : 'networks.invitation.seesFromNow')}
      </p>
      <section>
        <h2>{t('networks.invitation.charter')}</h2>
        <p className="quiet">{t('networks.invitation.charterLead')}</p>
        <CharterText charter={invitation.charter} />
      </section>
      <Paper as="section">
        <form className="form" onSubmit={take} noValidate>
          <p className="quiet">{t('networks.invitation.seat')}</p>
          <Textfield
            name="roleTitle"
            label={t('people.roleTitle')}
            defaultValue={person.roleTitle}
            maxLength={limits.roleTitle}
            error={form.fault('roleTitle')}
          />
          <OrganisationField
            orgnr={orgnr}
            onChange={setOrgnr}
            error={orgnr ? undefined : t('people.organisation.fault')}
          />
          {invitation.handedOver || invitation.role === 'MEMBER' ? (
            <InLineChoice value={inLine} onChange={setInLine} />
          ) : null}
          {fieldFault(trouble, 'acceptsCharter') ? (
            <p role="alert">{t('networks.invitation.stale')}</p>
          ) : (
            <ErrorNote trouble={trouble} />
          )}
          {invitation.othersDecide ? <p>{t('networks.invitation.othersDecide')}</p> : null}
          <div className="buttons">
            <Button type="submit" value={invitation.othersDecide ? 'ask' : 'take'} disabled={busy}>
              {t(invitation.othersDecide ? 'networks.invitation.ask' : 'networks.invitation.take')}
            </Button>
            {invitation.othersDecide ? null : (
              <Button type="submit" variant="tertiary" value="later" disabled={busy}>
                {t('networks.invitation.later')}
              </Button>
            )}
          </div>
        </form>
      </Paper>
    </NarrowPage>
  );
}
