import { Alert } from '@digdir/designsystemet-react';
import { useCallback, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { fieldFault, isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import type { CharterQuery } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { CharterChanges } from './CharterChanges.js';
import { CharterForm } from './CharterForm.js';
import { ClosedRoom } from './ClosedRoom.js';
import { inputFrom, wordsFrom, wordsIn } from './form.js';
import { charterQuery, reviseMutation } from './graph.js';
import type { CharterVersion } from './PutInForce.js';

/** For facilitators: the agreement written anew. */
export default function ReviseCharterPage() {
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(charterQuery, { id: networkId });
  const refresh = useCallback(() => void again(), [again]);
  useNews([networkId], refresh);
  useLeft(refresh);
  if (isRefusal(trouble, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={again} />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const [inForce] = data.network.charterHistory;
  if (!inForce || !data.network.viewerMay.changeSettings) return <MissingPage />;
  return <Revising network={data.network} inForce={inForce} onStale={again} />;
}

type Props = { network: CharterQuery['network']; inForce: CharterVersion; onStale: () => Promise<void> };

function Revising({ network, inForce, onStale }: Props) {
  const t = useWords();
  const navigate = useNavigate();
  const [words, setWords] = useState(() => wordsFrom(inForce));
  /** The version in force when one began to write. */
  const [began, setBegan] = useState(inForce);
  const { act, busy, trouble } = useAct(reviseMutation);
  const draft = useDraft(network.id, 'charter', (content) => {
    const kept = wordsIn(content);
    if (kept) setWords(kept);
  });
  const page = `/rooms/${network.id}/charter`;
  const isDraft = network.stage === 'DRAFT';
  const stale = fieldFault(trouble, 'replaces') !== undefined;

  async function save() {
    const input = { networkId: network.id, replaces: inForce.version, charter: inputFrom(words) };
    const answer = await act({ input });
    if (!answer) return onStale();
    draft.discard();
    await navigate(page);
  }

  return (
    <NarrowPage>
      <p className="small">
        <Link to={page}>{network.name}</Link>
      </p>
      <PageTitle>{t('charter.revise')}</PageTitle>
      <p className="quiet">{t(isDraft ? 'charter.revise.draft' : 'charter.revise.lead')}</p>
      <ReadersLine {...network.readers} networkName={network.name} />
      <CharterForm
        words={words}
        onChange={(next) => {
          setWords(next);
          draft.keep(JSON.stringify(next));
        }}
        onSubmit={() => void save()}
        busy={busy}
        trouble={trouble}
        action={t(isDraft ? 'charter.revise.save' : 'charter.revise.putInForce')}
      >
        <DraftLine
          savedAt={draft.savedAt}
          restored={draft.restored}
          onDiscard={() => {
            draft.discard();
            setWords(wordsFrom(inForce));
            setBegan(inForce);
          }}
        />
        {isDraft ? null : (
          <Alert data-color="warning">
            <p>{t('charter.revise.warning')}</p>
          </Alert>
        )}
        {stale || began.version !== inForce.version ? (
          <Alert data-color="danger" role="alert">
            <p>{t('charter.revise.stale')}</p>
            <CharterChanges before={began} after={inForce} />
          </Alert>
        ) : (
          <ErrorNote trouble={trouble} />
        )}
      </CharterForm>
    </NarrowPage>
  );
}
