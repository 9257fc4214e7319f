import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useWords } from '../app/words.js';
import type { PendingMembershipLineFragment } from '../generated/graphql.js';
import { Mark } from '../ui/Mark.js';

const whyItWaits = ({ seatState, accepted }: PendingMembershipLineFragment) =>
  seatState === 'ON_LEAVE' ? 'charter.waits.onLeave' : accepted ? 'charter.waits.changed' : 'charter.waits.first';

/** Rooms in which one holds a seat and that are not open now: what each waits for. */
export function WaitingRooms({ doorsteps }: { doorsteps: readonly PendingMembershipLineFragment[] }) {
  const t = useWords();
  return doorsteps.map((doorstep, place) => {
    const { networkId, networkName, seatState } = doorstep;
    const onLeave = seatState === 'ON_LEAVE';
    const verb = t(onLeave ? 'charter.waits.open' : 'charter.waits.read');
    return (
      <li key={networkId} className="waiting-line">
        <div>
          <p className="marks">
            <Mark tone={onLeave ? 'neutral' : 'multe'}>{t(whyItWaits(doorstep))}</Mark>
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
