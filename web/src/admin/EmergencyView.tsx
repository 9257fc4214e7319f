import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { EmergencyChallengesQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { emergencyChallengesQuery, emergencyContributionsQuery } from './operations.js';

type Page = { id: string; after?: string | null };

/** The content of a room under emergency access, a page at a time. */
export function EmergencyChallenges({ id, after = null }: Page) {
  const { data, apiError, refetch } = useQuery(emergencyChallengesQuery, { id, after });
  if (!data) return <ErrorNote apiError={apiError} onRetry={refetch} />;
  const { nodes, pageInfo } = data.emergencyChallenges;
  return (
    <>
      {nodes.map((challenge) => (
        <Challenge key={challenge.id} id={id} challenge={challenge} />
      ))}
      {pageInfo.hasNextPage ? (
        <More words="admin.emergencyAccess.moreChallenges">
          <EmergencyChallenges id={id} after={pageInfo.endCursor} />
        </More>
      ) : null}
    </>
  );
}

type Shown = { id: string; challenge: EmergencyChallengesQuery['emergencyChallenges']['nodes'][number] };

function Challenge({ id, challenge }: Shown) {
  return (
    <article className="emergency-view">
      <h3>{challenge.title}</h3>
      <p>{challenge.situation}</p>
      <More words="admin.emergencyAccess.contributions">
        <Contributions id={id} challengeId={challenge.id} />
      </More>
    </article>
  );
}

function Contributions({ id, challengeId, after = null }: Page & { challengeId: string }) {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(emergencyContributionsQuery, { id, challengeId, after });
  if (!data) return <ErrorNote apiError={apiError} onRetry={refetch} />;
  const { nodes, pageInfo } = data.emergencyContributions;
  return (
    <>
      {nodes.length === 0 ? <p className="quiet">{t('admin.emergencyAccess.noContributions')}</p> : null}
      {nodes.map(({ id: key, by, body }) => (
        <p key={key}>
          <strong>{by}:</strong> {body}
        </p>
      ))}
      {pageInfo.hasNextPage ? (
        <More words="admin.emergencyAccess.moreContributions">
          <Contributions id={id} challengeId={challengeId} after={pageInfo.endCursor} />
        </More>
      ) : null}
    </>
  );
}

type Words = 'moreChallenges' | 'contributions' | 'moreContributions';

/** Fetched only when it is opened. */
function More({ words, children }: { words: `admin.emergencyAccess.${Words}`; children: ReactNode }) {
  const t = useTranslate();
  const [shown, setShown] = useState(false);
  if (shown) return children;
  return (
    <Button variant="tertiary" data-size="sm" onClick={() => setShown(true)}>
      {t(words)}
    </Button>
  );
}
