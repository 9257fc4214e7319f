import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { ListedNetwork } from '../membership/admission/ListedNetwork.js';
import { similarQuery } from './operations.js';
import { SimilarEntries } from './SimilarEntries.js';

type Props = { about: string; onSeen: () => void; onBack: () => void };

/** Shows similar networks before a new one is created. */
export function SimilarStep({ about, onSeen, onBack }: Props) {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(similarQuery, { words: about });
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { similarNetworks: similar } = data;
  return (
    <>
      <section>
        <h2>{t('lifecycle.similar.title')}</h2>
        <p className="quiet">{t('lifecycle.similar.lead', { count: similar.length })}</p>
        <ul className="plain-list divided-list">
          {similar.map((network) => (
            <ListedNetwork key={network.id} network={network} />
          ))}
        </ul>
      </section>
      <SimilarEntries about={about} withoutOwnNetworks />
      <div className="buttons">
        <Button onClick={onSeen}>{t('lifecycle.similar.seen', { count: similar.length })}</Button>
        <Button variant="secondary" data-color="neutral" onClick={onBack}>
          {t('lifecycle.back')}
        </Button>
      </div>
    </>
  );
}
