import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Card } from '../ui/Page.js';
import { Time } from '../ui/Time.js';
import { endSessionMutation, sessionsQuery } from './operations.js';
import './Sessions.css';

/** Where the person is signed in; `children` holds the button that ends this session. */
export function Sessions({ children }: { children: ReactNode }) {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(sessionsQuery, {});
  const { mutate, busy, apiError: refused } = useMutation(endSessionMutation);

  async function end(id: string) {
    await mutate({ id });
    await refetch();
  }

  return (
    <Card as="section">
      <h2>{t('identity.sessions.title')}</h2>
      <ErrorNote apiError={apiError ?? refused} onRetry={refetch} />
      <ul className="plain-list divided-list">
        {data?.me?.sessions.map(({ id, device, startedAt, current }) => (
          <li key={id} className="session">
            <span>
              {device} ·{' '}
              <span className="quiet">
                {t('identity.sessions.since')} <Time at={startedAt} />
              </span>
            </span>
            {current ? (
              <span className="quiet">{t('identity.sessions.here')}</span>
            ) : (
              <Button variant="tertiary" data-size="sm" disabled={busy} onClick={() => void end(id)}>
                {t('identity.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="buttons">{children}</div>
    </Card>
  );
}
