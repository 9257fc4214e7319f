import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { Time } from '../ui/Time.js';
import { endSessionMutation, sessionsQuery } from './graph.js';
import './Sessions.css';

/** Where one is signed in; `children` ends it here. */
export function Sessions({ children }: { children: ReactNode }) {
  const t = useWords();
  const { data, trouble, again } = useGraph(sessionsQuery, {});
  const { act, busy, trouble: refused } = useAct(endSessionMutation);

  async function end(id: string) {
    await act({ id });
    await again();
  }

  return (
    <Paper as="section">
      <h2>{t('people.sessions.title')}</h2>
      <ErrorNote trouble={trouble ?? refused} onRetry={again} />
      <ul className="plain-list lines">
        {data?.me?.sessions.map(({ id, device, startedAt, current }) => (
          <li key={id} className="session">
            <span>
              {device} ·{' '}
              <span className="quiet">
                {t('people.sessions.since')} <Time at={startedAt} />
              </span>
            </span>
            {current ? (
              <span className="quiet">{t('people.sessions.here')}</span>
            ) : (
              <Button variant="tertiary" data-size="sm" disabled={busy} onClick={() => void end(id)}>
                {t('people.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="buttons">{children}</div>
    </Paper>
  );
}
