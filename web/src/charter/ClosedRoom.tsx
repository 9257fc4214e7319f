import { useEffect } from 'react';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { line } from '../live/line.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { Doorstep } from './Doorstep.js';
import { doorstepQuery, doorstepsQuery } from './graph.js';
import { WaitingRooms } from './WaitingRooms.js';

type Props = {
  /** Undefined where it is not known whose room it is. */
  networkId: string | undefined;
  /** The room is open again: the page asks for its own once more. */
  onOpen: () => Promise<void> | void;
};

/** In place of a page that is not there: the doorstep for who holds a seat, and nothing for everybody else. */
export function ClosedRoom({ networkId, onOpen }: Props) {
  const { data, trouble, again } = useGraph(doorstepQuery, { networkId: networkId ?? '' }, !networkId);
  const state = data?.pendingMembership.seatState;
  // Opened meanwhile, at another device or in another tab.
  useEffect(() => {
    if (state !== 'ACTIVE' || !networkId) return;
    line.enter(networkId);
    void onOpen();
  }, [state, networkId, onOpen]);

  if (!networkId) return <SomewhereElse />;
  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  return state === 'ACTIVE' ? <Loading /> : <Doorstep doorstep={data.pendingMembership} onChange={again} />;
}

/** What is looked for may stand in a room that waits for the reader, or in none: both look like this. */
function SomewhereElse() {
  const t = useWords();
  const { data } = useGraph(doorstepsQuery, {});
  if (!data || data.pendingMemberships.length === 0) return <MissingPage />;
  return (
    <MissingPage>
      <h2>{t('charter.waits.title')}</h2>
      <ul className="plain-list lines">
        <WaitingRooms doorsteps={data.pendingMemberships} />
      </ul>
    </MissingPage>
  );
}
