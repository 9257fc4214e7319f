import { useCallback } from 'react';
import { useParams } from 'react-router';
import { isRefusal } from '../app/trouble.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ClosedRoom } from '../charter/ClosedRoom.js';
import { useLeft, useNews } from '../live/useNews.js';
import { RoomHead } from '../networks/RoomHead.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { splitQuery } from './graph.js';
import { ProposeSplit } from './ProposeSplit.js';
import { SplitChoosing } from './SplitChoosing.js';

/** A network that has grown too large becomes two, if its members want it. */
export default function SplitPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(splitQuery, { id: networkId });
  const refresh = useCallback(() => void again(), [again]);
  useNews([networkId], refresh);
  useLeft(refresh);
  if (isRefusal(trouble, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={again} />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network } = data;
  const { split, stage } = network;
  const mayPropose = network.viewerMay.changeSettings && (stage === 'ACTIVE' || stage === 'UNDER_REVIEW');
  return (
    <>
      <RoomHead room={network} />
      <NarrowPage>
        <h2>{t('splitting.title')}</h2>
        {split ? <SplitChoosing split={split} mySeatId={network.mySeat.id} onChange={again} /> : null}
        {!split && mayPropose ? <ProposeSplit networkId={networkId} onProposed={again} /> : null}
        {split || mayPropose ? null : (
          <EmptyState title={t('splitting.nothing')}>
            <p>{t('splitting.nothing.text')}</p>
          </EmptyState>
        )}
      </NarrowPage>
    </>
  );
}
