import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useTranslate } from '../../app/i18n/messages.js';
import type { PendingMembershipLineFragment } from '../../generated/graphql.js';
import { StatusTag } from '../../ui/StatusTag.js';

const reasonKeys = ({ seatState, accepted }: PendingMembershipLineFragment) =>
  seatState === 'ON_LEAVE'
    ? 'charter.pendingRooms.onLeave'
    : accepted
      ? 'charter.pendingRooms.changed'
      : 'charter.pendingRooms.first';

/** Rooms in which the reader holds a seat but has no access now: what each waits for. */
export function PendingMembershipList({ pending }: { pending: readonly PendingMembershipLineFragment[] }) {
  const t = useTranslate();
  return pending.map((membership, place) => {
    const { networkId, networkName, seatState } = membership;
    const onLeave = seatState === 'ON_LEAVE';
    const verb = t(onLeave ? 'charter.pendingRooms.open' : 'charter.pendingRooms.read');
    return (
      <li key={networkId} className="action-item">
        <div>
          <p className="status-tags">
            <StatusTag tone={onLeave ? 'neutral' : 'multe'}>{t(reasonKeys(membership))}</StatusTag>
          </p>
          <h2>{networkName}</h2>
        </div>
        <Button asChild variant={place === 0 && !onLeave ? 'primary' : 'secondary'}>
          <Link to={`/rooms/${networkId}`} aria-label={`${verb}: ${networkName}`}>
            {verb}
          </Link>
        </Button>
      </li>
    );
  });
}
