import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useDates } from '../app/dates.js';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { ResourceWholeFragment } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Initials } from '../ui/Initials.js';
import { Loading } from '../ui/Loading.js';
import { Mark } from '../ui/Mark.js';
import { NarrowPage, Paper } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { SeatName } from '../ui/SeatName.js';
import { Time } from '../ui/Time.js';
import { resourceQuery, restoreMutation } from './graph.js';
import { ResourceActs } from './ResourceActs.js';
import { ResourceContent } from './ResourceContent.js';
import { ReviseForm } from './ReviseForm.js';
import { Uses } from './Uses.js';
import { Versions } from './Versions.js';
import './ResourcePage.css';

type Props = { resource: ResourceWholeFragment; onChange: () => Promise<void> };

/** One resource: what it is, why it was useful, where it has been used and what it was before. */
export default function ResourcePage() {
  const t = useWords();
  const { resourceId = '' } = useParams();
  const { data, trouble, again } = useGraph(resourceQuery, { id: resourceId });
  const [revising, setRevising] = useState(false);
  useNews(data ? [data.resource.networkId] : [], () => void again());
  useLeft(() => void again());

  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { resource } = data;
  const { network } = resource;
  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/rooms/${network.id}/resources`}>{t('resources.back', { name: network.name })}</Link>
      </p>
      <PageTitle>{resource.title}</PageTitle>
      <Facts resource={resource} />
      {resource.withdrawnAt ? <Withdrawn resource={resource} onChange={again} /> : null}
      {revising ? (
        <Paper as="section">
          <h2>{t('resources.revise')}</h2>
          <ReadersLine {...network.readers} networkName={network.name} />
          <ReviseForm
            resource={resource}
            onDone={async () => {
              await again();
              setRevising(false);
            }}
            onCancel={() => setRevising(false)}
          />
        </Paper>
      ) : (
        <Paper as="section">
          <h2>{t('resources.why')}</h2>
          <p lang={resource.lang} className="resource-why">
            {resource.why}
          </p>
          <ResourceContent content={resource} kind={resource.kind} lang={resource.lang} />
        </Paper>
      )}
      {revising ? null : <ResourceActs resource={resource} onRevise={() => setRevising(true)} onChange={again} />}
      <Uses resource={resource} />
      <Versions resource={resource} />
    </NarrowPage>
  );
}

function Facts({ resource }: { resource: ResourceWholeFragment }) {
  const t = useWords();
  const dates = useDates();
  const { addedBy, kind, createdAt, changedAt, version, reviewBy, tags, recommendedAt, collection, network } = resource;
  const shelf = network.collections.find(({ id }) => id === collection?.id);
  return (
    <div className="resource-facts">
      <Initials name={addedBy.person.name} />
      <div>
        <p>
          <SeatName seat={addedBy} />
        </p>
        <p className="small quiet">
          {t(`resources.kind.${kind}`)} · {t('resources.published')} <Time at={createdAt} day />
          {version > 1 ? (
            <>
              {' · '}
              {t('resources.changed')} <Time at={changedAt} day />
            </>
          ) : null}
          {reviewBy ? (
            <>
              {' · '}
              <time dateTime={reviewBy}>{t('resources.reviewBy', { day: dates.day(reviewBy) })}</time>
            </>
          ) : null}
        </p>
        <p className="marks">
          {recommendedAt ? <Mark tone="accent">{t('resources.chosen')}</Mark> : null}
          {shelf ? <Mark>{shelf.title}</Mark> : null}
          {tags.map((tag) => (
            <Mark key={tag}>{tag}</Mark>
          ))}
        </p>
      </div>
    </div>
  );
}

function Withdrawn({ resource, onChange }: Props) {
  const t = useWords();
  const dates = useDates();
  const { act, busy, trouble } = useAct(restoreMutation);
  async function restore() {
    if (await act({ id: resource.id })) await onChange();
  }
  return (
    <Alert data-color="info" role="status">
      <p>{t('resources.withdrawn')}</p>
      {resource.filesGoAt ? <p>{t('resources.filesGo', { day: dates.day(resource.filesGoAt) })}</p> : null}
      <ErrorNote trouble={trouble} />
      {resource.viewerMay.restore ? (
        <Button variant="secondary" disabled={busy} onClick={() => void restore()}>
          {t('resources.restore')}
        </Button>
      ) : null}
    </Alert>
  );
}
