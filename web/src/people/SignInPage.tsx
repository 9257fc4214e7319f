import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { type SignInState, useSession } from '../app/session.js';
import { useAct } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { NarrowPage, Paper } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { DemoPeople } from './DemoPeople.js';
import { requestCodeMutation, signInMutation } from './graph.js';

export function SignInPage() {
  const t = useWords();
  const { me, demo } = useSession();
  const { state } = useLocation();
  const [email, setEmail] = useState<string>();
  if (me) return <Navigate to={(state as SignInState)?.from ?? '/'} replace />;
  return (
    <NarrowPage>
      <PageTitle>{t('people.signIn.title')}</PageTitle>
      <p className="quiet">{t('people.signIn.lead')}</p>
      {demo ? <DemoPeople /> : null}
      <Paper as="section">
        {demo ? <h2>{t('people.signIn.withEmail')}</h2> : null}
        {email ? <CodeForm email={email} onBack={() => setEmail(undefined)} /> : <EmailForm onSent={setEmail} />}
      </Paper>
    </NarrowPage>
  );
}

function EmailForm({ onSent }: { onSent: (email: string) => void }) {
  const t = useWords();
  const language = useLanguage();
  const { act, busy, trouble } = useAct(requestCodeMutation);
  const refused = trouble?.kind === 'refused' && trouble.code === 'BAD_INPUT';

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email')).trim();
    if (await act({ email, language })) onSent(email);
  }

  return (
    <form className="form" onSubmit={send} noValidate>
      <Textfield
        name="email"
        type="email"
        label={t('people.email')}
        autoComplete="email"
        maxLength={limits.email}
        error={refused ? t('people.email.fault') : undefined}
      />
      {refused ? null : <ErrorNote trouble={trouble} />}
      <Button type="submit" disabled={busy}>
        {t('people.signIn.send')}
      </Button>
    </form>
  );
}

function CodeForm({ email, onBack }: { email: string; onBack: () => void }) {
  const t = useWords();
  const language = useLanguage();
  const { refresh } = useSession();
  const { act, busy, trouble } = useAct(signInMutation);
  const field = useRef<HTMLInputElement>(null);
  const refused = trouble?.kind === 'refused' && trouble.code === 'BAD_INPUT';
  useEffect(() => field.current?.focus(), []);

  async function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).replace(/\s/g, '');
    if (await act({ email, code, language })) await refresh();
    else field.current?.focus();
  }

  return (
    <form className="form" onSubmit={enter} noValidate>
      <p role="status">{t('people.code.sent', { email, minutes: limits.codeMinutes })}</p>
      <Textfield
        ref={field}
        name="code"
        label={t('people.code', { digits: limits.codeDigits })}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={limits.codeDigits + 2}
        error={refused ? t('people.code.fault') : undefined}
      />
      {refused ? null : <ErrorNote trouble={trouble} />}
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('people.signIn.enter')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onBack}>
          {t('people.code.again')}
        </Button>
      </div>
    </form>
  );
}
