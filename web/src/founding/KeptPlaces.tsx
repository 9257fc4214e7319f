import { Button } from '@digdir/designsystemet-react';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { Time } from '../ui/Time.js';
import { discardPlaceMutation, keptPlacesQuery } from './graph.js';

/** Meeting places kept for later. Nobody else sees them. */
export function KeptPlaces() {
  const t = useWords();
  const { data, again } = useGraph(keptPlacesQuery, {});
  const { act, busy } = useAct(discardPlaceMutation);
  if (!data || data.savedMeetingPlaces.length === 0) return null;
  return (
    <section>
      <h2>{t('founding.kept.title')}</h2>
      <p className="small quiet">{t('founding.kept.lead')}</p>
      <ul className="plain-list lines">
        {data.savedMeetingPlaces.map(({ id, name, purpose, keptAt }) => (
          <li key={id}>
            <h3>{name}</h3>
            <p>{purpose}</p>
            <p className="small quiet">
              <Time at={keptAt} day />{' '}
              <Button
                variant="tertiary"
                data-size="sm"
                disabled={busy}
                aria-label={`${t('founding.kept.discard')}: ${name}`}
                onClick={() => void act({ id }).then(again)}
              >
                {t('founding.kept.discard')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
