import { Button } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { connection } from '../../app/realtime/connection.js';
import type { SavedItemPartsFragment } from '../../generated/graphql.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { StatusTag } from '../../ui/StatusTag.js';
import { Time } from '../../ui/Time.js';
import { removeSavedItemMutation, savedItemsQuery } from './operations.js';

/** What the reader has saved for later, each with a link to its very place. */
export default function SavedPage() {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(savedItemsQuery, {});
  useEffect(() => connection.onNoticesChanged(() => void refetch()), [refetch]);
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { savedItems } = data;
  return (
    <NarrowPage>
      <PageTitle>{t('saved.title')}</PageTitle>
      <p className="quiet">{t('saved.lead')}</p>
      {savedItems.length === 0 ? (
        <EmptyState title={t('saved.none')}>
          <p>{t('saved.none.text')}</p>
        </EmptyState>
      ) : null}
      <ul className="plain-list divided-list">
        {savedItems.map((item) => (
          <SavedRow key={item.id} item={item} onRemove={refetch} />
        ))}
      </ul>
    </NarrowPage>
  );
}

function SavedRow({ item, onRemove }: { item: SavedItemPartsFragment; onRemove: () => unknown }) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(removeSavedItemMutation);
  const { id, challengeId, contributionId, title, networkName, by, savedAt } = item;
  async function remove() {
    if (await mutate({ id })) onRemove();
  }
  return (
    <li>
      {contributionId ? (
        <p className="status-tags">
          <StatusTag>{t('saved.contribution')}</StatusTag>
        </p>
      ) : null}
      <h2 className="saved-title">
        <Link to={contributionId ? `/challenges/${challengeId}#c-${contributionId}` : `/challenges/${challengeId}`}>
          {title}
        </Link>
      </h2>
      <p className="small quiet">
        {by ? <SeatName seat={by} /> : null}
        {by ? ' · ' : null}
        {networkName} · {t('saved.at')} <Time at={savedAt} />
      </p>
      <p>
        <Button
          variant="tertiary"
          data-size="sm"
          data-color="neutral"
          disabled={busy}
          aria-label={t('saved.remove.named', { title })}
          onClick={() => void remove()}
        >
          {t('saved.remove.short')}
        </Button>
      </p>
      <ErrorNote apiError={apiError} />
    </li>
  );
}
