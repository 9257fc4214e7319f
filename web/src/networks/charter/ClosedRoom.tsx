import { useEffect } from 'react';
import { isRefusal } from '../../app/api/api-error.js';
import { useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { connection } from '../../app/realtime/connection.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { pendingMembershipQuery, pendingMembershipsQuery } from './operations.js';
import { PendingMembershipList } from './PendingMembershipList.js';
import { PendingMembershipView } from './PendingMembershipView.js';

type Props = {
  /** Undefined where it is not known whose room it is. */
  networkId: string | undefined;
  /** The room is open again: the page asks for its own once more. */
  onOpen: () => Promise<void> | void;
};

/** In place of a page that is not there: the doorstep for who holds a seat, and nothing for everybody else. */
export function ClosedRoom({ networkId, onOpen }: Props) {
  const { data, apiError, refetch } = useQuery(pendingMembershipQuery, { networkId: networkId ?? '' }, !networkId);
  const state = data?.pendingMembership.seatState;
  // Opened meanwhile, at another device or in another tab.
  useEffect(() => {
    if (state !== 'ACTIVE' || !networkId) return;
    connection.enter(networkId);
    void onOpen();
  }, [state, networkId, onOpen]);

  if (!networkId) return <OtherNetworks />;
  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  return state === 'ACTIVE' ? (
    <Loading />
  ) : (
    <PendingMembershipView doorstep={data.pendingMembership} onChange={refetch} />
  );
}

/** What is looked for may stand in a room that waits for the reader, or in none: both look like this. */
function OtherNetworks() {
  const t = useTranslate();
  const { data } = useQuery(pendingMembershipsQuery, {});
  if (!data || data.pendingMemberships.length === 0) return <MissingPage />;
  return (
    <MissingPage>
      <h2>{t('charter.pendingRooms.title')}</h2>
      <ul className="plain-list divided-list">
        <PendingMembershipList doorsteps={data.pendingMemberships} />
      </ul>
    </MissingPage>
  );
}
