import type { Language } from '@krets/shared/kinds';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { graphql } from '../generated/gql.js';
import type { SessionQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { apiClient, onSignedOut } from './api/api-client.js';
import { type ApiError, apiErrorOf } from './api/api-error.js';
import { answerAhead, clearQueryResults, takeAhead } from './api/useQueryResult.js';
import { initialLanguage } from './i18n/language.js';
import { loadLocale } from './i18n/messages.js';
import { removeServiceWorker } from './service-worker.js';
import { forgetTab } from './tab-memory.js';

const sessionQuery = graphql(`
  query Session {
    site { demo mailPage }
    me {
      id
      email
      language
      isAdministrator
      profileComplete
      mailStopped
      unreadNotices { ...NoticeParts }
      person { id name roleTitle county organisation { orgnr name { nn nb en } } }
    }
  }
`);

const sessionKey = 'Session';

/** Asks for the session before the page is there. @returns the reader's language, when it can be had */
export async function askForSession(): Promise<Language | undefined> {
  const asked = apiClient.query(sessionQuery, {}).toPromise();
  answerAhead(sessionKey, asked);
  return (await asked).data?.me?.language;
}

export type Me = NonNullable<SessionQuery['me']>;

type Session = {
  me: Me | null;
  demo: boolean;
  /** Where the reader's mail can be read; null outside the demo. */
  mailPage: string | null;
  /** Fetches the session again: after signing in or out and after the profile is saved. */
  refresh: () => Promise<void>;
};

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ children }: { children: ReactNode }) {
  const [answer, setAnswer] = useState<SessionQuery>();
  const [apiError, setApiError] = useState<ApiError>();
  const known = useRef(false);

  const refresh = useCallback(async () => {
    const result = await (takeAhead<SessionQuery>(sessionKey) ?? apiClient.query(sessionQuery, {}));
    // What the first page has begun to fetch is the reader's own.
    if (known.current || !result.data?.me) clearQueryResults();
    if (!result.data) {
      setApiError(result.error ? apiErrorOf(result.error) : { kind: 'network' });
      return;
    }
    known.current = true;
    await loadLocale(result.data.me?.language ?? initialLanguage());
    setApiError(undefined);
    setAnswer(result.data);
  }, []);

  useEffect(() => {
    void refresh();
    return onSignedOut(() => {
      clearQueryResults();
      setAnswer((before) => before && { ...before, me: null });
    });
  }, [refresh]);

  const isSignedOut = answer !== undefined && !answer.me;
  useEffect(() => {
    if (!isSignedOut) return;
    forgetTab();
    void removeServiceWorker();
  }, [isSignedOut]);

  const session = useMemo<Session | undefined>(
    () => answer && { me: answer.me ?? null, demo: answer.site.demo, mailPage: answer.site.mailPage ?? null, refresh },
    [answer, refresh],
  );

  if (session) return <SessionContext value={session}>{children}</SessionContext>;
  return apiError ? <ErrorNote apiError={apiError} onRetry={refresh} fullPage /> : <Loading fullPage />;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside SessionProvider');
  return session;
}

/** The signed-in person; only for components inside SignedIn. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('useMe is used outside SignedIn');
  return me;
}

/** Where sign-in leads back to. In the history entry and not in the address, since an invitation's address holds its key. */
export type SignInState = { from?: string } | null;

export function SignedIn({ children }: { children: ReactNode }) {
  const { me } = useSession();
  const { pathname, search, hash } = useLocation();
  const from = `${pathname}${search}${hash}`;
  if (!me) return <Navigate to="/sign-in" replace state={{ from } satisfies SignInState} />;
  if (!me.profileComplete && pathname !== '/profile')
    return <Navigate to="/profile" replace state={{ from } satisfies SignInState} />;
  return children;
}
