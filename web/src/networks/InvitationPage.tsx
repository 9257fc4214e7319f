import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { InLineChoice } from '../admission/InLineChoice.js';
import { SignedIn, useMe } from '../app/session.js';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { NetworkKind } from '../founding/NetworkKind.js';
import type { InvitationQuery } from '../generated/graphql.js';
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
  const t = useWords();
  const key = useLocation().hash.slice(1);
  const { data, trouble, again } = useGraph(invitationQuery, { key });
  if (isRefusal(trouble, 'NOT_FOUND') || isRefusal(trouble, 'BAD_INPUT')) {
    return (
      <NarrowPage>
        <PageTitle>{t('networks.invitation.gone')}</PageTitle>
        <p>{t('networks.invitation.goneText')}</p>
      </NarrowPage>
    );
  }
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  return <Invited invitation={data.invitation} seatKey={key} />;
}

function Invited({ invitation, seatKey }: { invitation: InvitationQuery['invitation']; seatKey: string }) {
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
    const acceptsCharter = invitation.charter.version;
    const { roleTitle = '' } = texts;
    const answer = await act({ input: { key: seatKey, roleTitle, orgnr, acceptsCharter, inLine } });
    if (answer && !answer.takeSeat.seatId) setAsked(true);
    else if (answer) await navigate(`/rooms/${answer.takeSeat.networkId}`, { replace: true });
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
      <Paper as="section">
        <h2>{t('networks.purpose')}</h2>
        <p>{invitation.purpose}</p>
        <p>{t(`networks.invitation.role.${invitation.role}`)}</p>
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
          <ErrorNote trouble={trouble} />
          <Button type="submit" disabled={busy}>
            {t('networks.invitation.take')}
          </Button>
        </form>
      </Paper>
    </NarrowPage>
  );
}
