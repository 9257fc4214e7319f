import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../app/api/api-error.js';
import { useTranslate } from '../app/i18n/messages.js';
import { MissingPage } from '../app/MissingPage.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import { RoomHeader } from '../networks/RoomHeader.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { CollectionTitle, OpenCollection } from './Collections.js';
import { ResourceItem } from './ResourceItem.js';
import { type LibraryPageData, useLibrary } from './useLibrary.js';
import './LibraryPage.css';

/** The library of a room: collections first and tags second, recommended resources before recent ones. */
export default function LibraryPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const [tag, setTag] = useState('');
  const { data, apiError, refetch, more } = useLibrary(networkId, tag || null);
  useRoomEvents(data ? [data.network] : [], () => void refetch());
  useRoomClosed(() => void refetch());

  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network, nodes } = data;
  return (
    <>
      <RoomHeader room={network} page={t('library.title')} />
      <NarrowPage>
        <div className="page-bar">
          <h2>{t('library.title')}</h2>
          {network.resourceTags.length > 0 ? (
            <label className="small bar-choice">
              <span>{t('library.tag')}</span>{' '}
              <select className="ds-input" value={tag} onChange={(event) => setTag(event.target.value)}>
                <option value="">{t('library.tag.all')}</option>
                {network.resourceTags.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
          ) : null}
          {network.viewerMayAddResource ? (
            <Button asChild>
              <Link to={`/rooms/${networkId}/resources/new`}>{t('library.add')}</Link>
            </Button>
          ) : null}
        </div>
        <ErrorNote apiError={apiError} onRetry={refetch} />
        <CollectionList network={network} nodes={nodes} isWhole={tag === '' && !more} onChange={refetch} />
        {more ? (
          <Button variant="secondary" onClick={more}>
            {t('library.more')}
          </Button>
        ) : null}
        {nodes.length === 0 && tag === '' ? (
          <EmptyState title={t('library.nothing')}>
            <p>{t('library.nothing.invites')}</p>
          </EmptyState>
        ) : null}
        {network.viewerMayAddResource ? <OpenCollection networkId={networkId} onOpened={refetch} /> : null}
        <Withdrawn resources={network.withdrawnResources} />
      </NarrowPage>
    </>
  );
}

type CollectionsProps = LibraryPageData & { isWhole: boolean; onChange: () => Promise<void> };

function CollectionList({ network, nodes, isWhole, onChange }: CollectionsProps) {
  const t = useTranslate();
  const outside = nodes.filter(({ collection }) => !collection);
  const collections = network.collections
    .map((collection) => ({ collection, on: nodes.filter((one) => one.collection?.id === collection.id) }))
    .filter(({ on }) => isWhole || on.length > 0);
  return (
    <>
      {collections.map(({ collection, on }) => (
        <section key={collection.id} className="library-group" aria-label={collection.title}>
          <CollectionTitle collection={collection} mayRename={network.viewerMayAddResource} onRenamed={onChange} />
          {on.length > 0 ? (
            <ResourceList resources={on} />
          ) : (
            <p className="quiet">{t('library.nothing.inCollection')}</p>
          )}
        </section>
      ))}
      {outside.length > 0 ? (
        <section className="library-group" aria-label={t('library.outside')}>
          {collections.length > 0 ? <h3>{t('library.outside')}</h3> : null}
          <ResourceList resources={outside} />
        </section>
      ) : null}
    </>
  );
}

function ResourceList({ resources }: { resources: LibraryPageData['nodes'] }) {
  return (
    <ul className="plain-list divided-list">
      {resources.map((resource) => (
        <li key={resource.id}>
          <ResourceItem resource={resource} />
        </li>
      ))}
    </ul>
  );
}

function Withdrawn({ resources }: { resources: readonly { id: string; title: string }[] }) {
  const t = useTranslate();
  if (resources.length === 0) return null;
  return (
    <details className="library-group">
      <summary>{t('library.withdrawnByYou', { count: resources.length })}</summary>
      <ul>
        {resources.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/resources/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
