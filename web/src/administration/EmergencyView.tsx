import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { EmergencyChallengesQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { emergencyChallengesQuery, emergencyContributionsQuery } from './graph.js';

type Page = { id: string; after?: string | null };

/** A page of what stands in a room that has been opened, and the pages after it. */
export function EmergencyChallenges({ id, after = null }: Page) {
  const { data, trouble, again } = useGraph(emergencyChallengesQuery, { id, after });
  if (!data) return <ErrorNote trouble={trouble} onRetry={again} />;
  const { nodes, pageInfo } = data.emergencyChallenges;
  return (
    <>
      {nodes.map((challenge) => (
        <Challenge key={challenge.id} id={id} challenge={challenge} />
      ))}
      {pageInfo.hasNextPage ? (
        <More words="administration.emergencyAccess.moreChallenges">
          <EmergencyChallenges id={id} after={pageInfo.endCursor} />
        </More>
      ) : null}
    </>
  );
}

type Shown = { id: string; challenge: EmergencyChallengesQuery['emergencyChallenges']['nodes'][number] };

function Challenge({ id, challenge }: Shown) {
  return (
    <article className="glimpse">
      <h3>{challenge.title}</h3>
      <p>{challenge.situation}</p>
      <More words="administration.emergencyAccess.contributions">
        <Contributions id={id} challengeId={challenge.id} />
      </More>
    </article>
  );
}

function Contributions({ id, challengeId, after = null }: Page & { challengeId: string }) {
  const t = useWords();
  const { data, trouble, again } = useGraph(emergencyContributionsQuery, { id, challengeId, after });
  if (!data) return <ErrorNote trouble={trouble} onRetry={again} />;
  const { nodes, pageInfo } = data.emergencyContributions;
  return (
    <>
      {nodes.length === 0 ? <p className="quiet">{t('administration.emergencyAccess.noContributions')}</p> : null}
      {nodes.map(({ id: key, by, body }) => (
        <p key={key}>
          <strong>{by}:</strong> {body}
        </p>
      ))}
      {pageInfo.hasNextPage ? (
        <More words="administration.emergencyAccess.moreContributions">
          <Contributions id={id} challengeId={challengeId} after={pageInfo.endCursor} />
        </More>
      ) : null}
    </>
  );
}

type Words = 'moreChallenges' | 'contributions' | 'moreContributions';

/** Asked for only when it is wanted. */
function More({ words, children }: { words: `administration.emergencyAccess.${Words}`; children: ReactNode }) {
  const t = useWords();
  const [shown, setShown] = useState(false);
  if (shown) return children;
  return (
    <Button variant="tertiary" data-size="sm" onClick={() => setShown(true)}>
      {t(words)}
    </Button>
  );
}
