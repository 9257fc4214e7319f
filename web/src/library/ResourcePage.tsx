import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../app/api/api-error.js';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useBelongsTo } from '../app/layout/room-here.js';
import { MissingPage } from '../app/MissingPage.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import type { ResourceDetailsFragment } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { ReadersNote } from '../networks/ReadersNote.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Initials } from '../ui/Initials.js';
import { Loading } from '../ui/Loading.js';
import { Card, NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { StatusTag } from '../ui/StatusTag.js';
import { Time } from '../ui/Time.js';
import { resourceQuery, restoreMutation } from './operations.js';
import { ResourceActions } from './ResourceActions.js';
import { ResourceContent } from './ResourceContent.js';
import { ResourceUses } from './ResourceUses.js';
import { ResourceVersions } from './ResourceVersions.js';
import { ReviseForm } from './ReviseForm.js';
import './ResourcePage.css';

type Props = { resource: ResourceDetailsFragment; onChange: () => Promise<void> };

/** One resource: what it is, why it was useful, where it is used and its earlier versions. */
export default function ResourcePage() {
  const t = useTranslate();
  const { resourceId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(resourceQuery, { id: resourceId });
  const [revising, setRevising] = useState(false);
  useRoomEvents(data ? [data.resource.network] : [], () => void refetch());
  useBelongsTo(data?.resource.network.id);
  useRoomClosed(() => void refetch());

  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { resource } = data;
  const { network } = resource;
  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/rooms/${network.id}/resources`}>{t('library.back', { name: network.name })}</Link>
      </p>
      <PageTitle>{resource.title}</PageTitle>
      <Facts resource={resource} />
      {resource.withdrawnAt ? <Withdrawn resource={resource} onChange={refetch} /> : null}
      {revising ? (
        <Card as="section">
          <h2>{t('library.revise')}</h2>
          <ReadersNote {...network.readers} networkName={network.name} />
          <ReviseForm
            resource={resource}
            onDone={async () => {
              await refetch();
              setRevising(false);
            }}
            onStale={refetch}
            onCancel={() => setRevising(false)}
          />
        </Card>
      ) : (
        <Card as="section">
          <h2>{t('library.why')}</h2>
          <p lang={resource.lang} className="resource-why">
            {resource.why}
          </p>
          <ResourceContent content={resource} kind={resource.kind} lang={resource.lang} />
          {resource.fileText ? <p className="small quiet">{t(`library.fileText.${resource.fileText}`)}</p> : null}
        </Card>
      )}
      {revising ? null : <ResourceActions resource={resource} onRevise={() => setRevising(true)} onChange={refetch} />}
      <ResourceUses resource={resource} />
      <ResourceVersions resource={resource} />
    </NarrowPage>
  );
}

function Facts({ resource }: { resource: ResourceDetailsFragment }) {
  const t = useTranslate();
  const dates = useDates();
  const { addedBy, kind, createdAt, changedAt, version, reviewBy, tags, recommendedAt, collection, network } = resource;
  const currentCollection = network.collections.find(({ id }) => id === collection?.id);
  return (
    <div className="resource-facts">
      <Initials name={addedBy.person.name} />
      <div>
        <p>
          <SeatName seat={addedBy} />
        </p>
        <p className="small quiet">
          {t(`library.kind.${kind}`)} · {t('library.published')} <Time at={createdAt} day />
          {version > 1 ? (
            <>
              {' · '}
              {t('library.changed')} <Time at={changedAt} day />
            </>
          ) : null}
          {reviewBy ? (
            <>
              {' · '}
              <time dateTime={reviewBy}>{t('library.reviewBy', { day: dates.day(reviewBy) })}</time>
            </>
          ) : null}
        </p>
        <p className="status-tags">
          {recommendedAt ? <StatusTag tone="accent">{t('library.recommended')}</StatusTag> : null}
          {currentCollection ? <StatusTag>{currentCollection.title}</StatusTag> : null}
          {tags.map((tag) => (
            <StatusTag key={tag}>{tag}</StatusTag>
          ))}
        </p>
      </div>
    </div>
  );
}

function Withdrawn({ resource, onChange }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const { mutate, busy, apiError } = useMutation(restoreMutation);
  async function restore() {
    if (await mutate({ id: resource.id })) await onChange();
  }
  return (
    <Alert data-color="info" role="status">
      <p>{t('library.withdrawn')}</p>
      {resource.filesGoAt ? <p>{t('library.filesGo', { day: dates.deadline(resource.filesGoAt) })}</p> : null}
      <ErrorNote apiError={apiError} />
      {resource.viewerMay.restore ? (
        <Button variant="secondary" disabled={busy} onClick={() => void restore()}>
          {t('library.restore')}
        </Button>
      ) : null}
    </Alert>
  );
}
