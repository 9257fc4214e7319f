import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { cleanAddress } from '@krets/shared/text';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { type SignInState, useSession } from '../app/session.js';
import type { InvitationGreetingQuery } from '../generated/graphql.js';
import { invitationGreetingQuery } from '../networks/operations.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { Loading } from '../ui/Loading.js';
import { Card, NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { DemoPeople } from './DemoPeople.js';
import { requestCodeMutation, signInMutation } from './operations.js';
import { useCodeFault } from './useCodeFault.js';

export function SignInPage() {
  const t = useTranslate();
  const { me, demo } = useSession();
  const { state } = useLocation();
  const [email, setEmail] = useState<string>();
  const from = (state as SignInState)?.from ?? '/';
  const key = from.startsWith('/invitation#') ? from.slice('/invitation#'.length) : '';
  const { data, apiError } = useQuery(invitationGreetingQuery, { key }, !key || me !== null);
  if (me) return <Navigate to={from} replace />;
  // The address of an invitation is filled in when the form is first shown.
  if (key && !data && !apiError) return <Loading />;
  const invitation = data?.invitationGreeting;
  return (
    <NarrowPage>
      <PageTitle>{t('identity.signIn.title')}</PageTitle>
      {invitation ? <Greeting invitation={invitation} /> : <p className="quiet">{t('identity.signIn.lead')}</p>}
      {demo && !invitation ? <DemoPeople /> : null}
      <Card as="section">
        {demo && !invitation ? <h2>{t('identity.signIn.withEmail')}</h2> : null}
        {email ? (
          <CodeForm email={email} onBack={() => setEmail(undefined)} />
        ) : (
          <EmailForm address={invitation?.email ?? ''} onSent={setEmail} />
        )}
      </Card>
      {demo && invitation ? (
        <details>
          <summary>{t('identity.demo.title')}</summary>
          <DemoPeople />
        </details>
      ) : null}
    </NarrowPage>
  );
}

type GreetingProps = { invitation: NonNullable<InvitationGreetingQuery['invitationGreeting']> };

/** Who invites to what, before the person has signed in. */
function Greeting({ invitation: { networkName, invitedBy } }: GreetingProps) {
  const t = useTranslate();
  return (
    <>
      <p>
        {networkName && invitedBy
          ? t('identity.invited.by', { name: invitedBy, network: networkName })
          : networkName
            ? t('identity.invited', { network: networkName })
            : t('identity.invited.unnamed')}
      </p>
      <p className="quiet">{t('identity.invited.lead')}</p>
    </>
  );
}

function EmailForm({ address, onSent }: { address: string; onSent: (email: string) => void }) {
  const t = useTranslate();
  const language = useLanguage();
  const { mutate, busy, apiError } = useMutation(requestCodeMutation);
  const refused = apiError?.kind === 'refused' && apiError.code === 'BAD_INPUT';

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = cleanAddress(String(new FormData(event.currentTarget).get('email')));
    if (await mutate({ email, language })) onSent(email);
  }

  return (
    <form className="form" onSubmit={send} noValidate>
      <LimitedTextfield
        name="email"
        type="email"
        label={t('identity.email')}
        autoComplete="email"
        defaultValue={address}
        limit={limits.email}
        error={refused ? t('identity.email.fault') : undefined}
      />
      {refused ? null : <ErrorNote apiError={apiError} />}
      <Button type="submit" disabled={busy}>
        {t('identity.signIn.send')}
      </Button>
    </form>
  );
}

function CodeForm({ email, onBack }: { email: string; onBack: () => void }) {
  const t = useTranslate();
  const language = useLanguage();
  const { refresh } = useSession();
  const { mutate, busy, apiError } = useMutation(signInMutation);
  const field = useRef<HTMLInputElement>(null);
  const fault = useCodeFault(apiError);
  useEffect(() => field.current?.focus(), []);

  async function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    if (await mutate({ email, code, language })) await refresh();
    else field.current?.focus();
  }

  return (
    <form className="form" onSubmit={enter} noValidate>
      <p role="status">{t('identity.code.sent', { email, minutes: limits.codeMinutes })}</p>
      <Textfield
        ref={field}
        name="code"
        label={t('identity.code', { digits: limits.codeDigits })}
        autoComplete="one-time-code"
        inputMode="numeric"
        error={fault}
      />
      {fault ? null : <ErrorNote apiError={apiError} />}
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('identity.signIn.enter')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onBack}>
          {t('identity.code.again')}
        </Button>
      </div>
    </form>
  );
}
