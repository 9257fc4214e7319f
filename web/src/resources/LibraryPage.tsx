import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useWords } from '../app/words.js';
import { useLeft, useNews } from '../live/useNews.js';
import { RoomHead } from '../networks/RoomHead.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { CollectionTitle, OpenCollection } from './Collections.js';
import { ResourceLine } from './ResourceLine.js';
import { type LibraryShown, useLibrary } from './useLibrary.js';
import './LibraryPage.css';

/** The library of a room: collections first and tags second, the chosen before the recent. */
export default function LibraryPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const [tag, setTag] = useState('');
  const { data, trouble, again, more } = useLibrary(networkId, tag || null);
  useNews([networkId], () => void again());
  useLeft(() => void again());

  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network, nodes } = data;
  return (
    <>
      <RoomHead room={network} />
      <NarrowPage>
        <div className="library-bar">
          <h2>{t('resources.title')}</h2>
          {network.viewerMayAddResource ? (
            <Button asChild>
              <Link to={`/rooms/${networkId}/resources/new`}>{t('resources.add')}</Link>
            </Button>
          ) : null}
        </div>
        {network.resourceTags.length > 0 ? (
          <label className="small">
            {t('resources.tag')}{' '}
            <select className="ds-input library-tags" value={tag} onChange={(event) => setTag(event.target.value)}>
              <option value="">{t('resources.tag.all')}</option>
              {network.resourceTags.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        ) : null}
        <ErrorNote trouble={trouble} onRetry={again} />
        <Shelves network={network} nodes={nodes} isWhole={tag === '' && !more} onChange={again} />
        {more ? (
          <Button variant="secondary" onClick={more}>
            {t('resources.more')}
          </Button>
        ) : null}
        {nodes.length === 0 && tag === '' ? (
          <EmptyState title={t('resources.nothing')}>
            <p>{t('resources.nothing.invites')}</p>
          </EmptyState>
        ) : null}
        {network.viewerMayAddResource ? <OpenCollection networkId={networkId} onOpened={again} /> : null}
        <Withdrawn resources={network.withdrawnResources} />
      </NarrowPage>
    </>
  );
}

type ShelvesProps = LibraryShown & { isWhole: boolean; onChange: () => Promise<void> };

function Shelves({ network, nodes, isWhole, onChange }: ShelvesProps) {
  const t = useWords();
  const outside = nodes.filter(({ collection }) => !collection);
  const shelves = network.collections
    .map((collection) => ({ collection, on: nodes.filter((one) => one.collection?.id === collection.id) }))
    .filter(({ on }) => isWhole || on.length > 0);
  return (
    <>
      {shelves.map(({ collection, on }) => (
        <section key={collection.id} className="shelf" aria-label={collection.title}>
          <CollectionTitle collection={collection} mayRename={network.viewerMayAddResource} onRenamed={onChange} />
          {on.length > 0 ? <Lines resources={on} /> : <p className="quiet">{t('resources.nothing.inCollection')}</p>}
        </section>
      ))}
      {outside.length > 0 ? (
        <section className="shelf" aria-label={t('resources.outside')}>
          {shelves.length > 0 ? <h3>{t('resources.outside')}</h3> : null}
          <Lines resources={outside} />
        </section>
      ) : null}
    </>
  );
}

function Lines({ resources }: { resources: LibraryShown['nodes'] }) {
  return (
    <ul className="plain-list lines">
      {resources.map((resource) => (
        <li key={resource.id}>
          <ResourceLine resource={resource} />
        </li>
      ))}
    </ul>
  );
}

function Withdrawn({ resources }: { resources: readonly { id: string; title: string }[] }) {
  const t = useWords();
  if (resources.length === 0) return null;
  return (
    <details className="shelf">
      <summary>{t('resources.withdrawnByYou', { count: resources.length })}</summary>
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
