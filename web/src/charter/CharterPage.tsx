import { Button } from '@digdir/designsystemet-react';
import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../app/trouble.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { useLeft, useNews } from '../live/useNews.js';
import { RoomHead } from '../networks/RoomHead.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { CharterHistory } from './CharterHistory.js';
import { CharterText } from './CharterText.js';
import { ClosedRoom } from './ClosedRoom.js';
import { charterQuery } from './graph.js';
import { PutInForce } from './PutInForce.js';

/** The agreement in force, and all that came before it. */
export default function CharterPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(charterQuery, { id: networkId });
  const refresh = useCallback(() => void again(), [again]);
  useNews([networkId], refresh);
  useLeft(refresh);
  if (isRefusal(trouble, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={again} />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network } = data;
  const [inForce] = network.charterHistory;
  if (!inForce) return <Loading />;
  return (
    <>
      <RoomHead room={network} />
      <NarrowPage>
        <h2>{t('charter.title')}</h2>
        <PutInForce version={inForce} />
        <CharterText charter={inForce} />
        {network.viewerMay.changeSettings ? (
          <div className="buttons">
            <Button asChild>
              <Link to={`/rooms/${networkId}/charter/revise`}>{t('charter.revise')}</Link>
            </Button>
          </div>
        ) : null}
        <CharterHistory versions={network.charterHistory} />
      </NarrowPage>
    </>
  );
}
