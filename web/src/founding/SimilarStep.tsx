import { Button } from '@digdir/designsystemet-react';
import { ListedLine } from '../admission/ListedLine.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { similarQuery } from './graph.js';

type Props = { about: string; onSeen: () => void; onBack: () => void };

/** Is there one already? Before there is one more of the same. */
export function SimilarStep({ about, onSeen, onBack }: Props) {
  const t = useWords();
  const { data, trouble, again } = useGraph(similarQuery, { words: about });
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { similarNetworks: similar } = data;
  return (
    <section>
      <h2>{t('founding.similar.title')}</h2>
      <p className="quiet">{t('founding.similar.lead', { count: similar.length })}</p>
      <ul className="plain-list lines">
        {similar.map((network) => (
          <ListedLine key={network.id} network={network} />
        ))}
      </ul>
      <div className="buttons">
        <Button onClick={onSeen}>{t('founding.similar.seen', { count: similar.length })}</Button>
        <Button variant="secondary" data-color="neutral" onClick={onBack}>
          {t('founding.back')}
        </Button>
      </div>
    </section>
  );
}
