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

export type ClosedRoomProps = {
  /** Undefined when the network is not known. */
  networkId: string | undefined;
  /** The room is open again: the page fetches its content again. */
  onOpen: () => Promise<void> | void;
};

/** Replaces a page the reader cannot get: the pending membership for those who hold a seat, nothing for everybody else. */
export default function ClosedRoomView({ networkId, onOpen }: ClosedRoomProps) {
  const { data, apiError, refetch } = useQuery(pendingMembershipQuery, { networkId: networkId ?? '' }, !networkId);
  const state = data?.pendingMembership.seatState;
  // Opened meanwhile on another device or in another tab.
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
    <PendingMembershipView membership={data.pendingMembership} onChange={refetch} />
  );
}

/** The target may be in a room that waits for the reader, or in none: both look the same. */
function OtherNetworks() {
  const t = useTranslate();
  const { data } = useQuery(pendingMembershipsQuery, {});
  if (!data || data.pendingMemberships.length === 0) return <MissingPage />;
  return (
    <MissingPage>
      <h2>{t('charter.pendingRooms.title')}</h2>
      <ul className="plain-list divided-list">
        <PendingMembershipList pending={data.pendingMemberships} />
      </ul>
    </MissingPage>
  );
}
