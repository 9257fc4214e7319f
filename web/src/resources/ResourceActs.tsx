import { Button } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { ResourceWholeFragment } from '../generated/graphql.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { chooseMutation, putMutation, unchooseMutation, withdrawMutation } from './graph.js';

type Props = { resource: ResourceWholeFragment; onRevise: () => void; onChange: () => Promise<void> };

/** What the reader may do with it; the server decides which. */
export function ResourceActs({ resource, onRevise, onChange }: Props) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const choosing = useAct(chooseMutation);
  const unchoosing = useAct(unchooseMutation);
  const withdrawing = useAct(withdrawMutation);
  const { id, viewerMay } = resource;

  async function withdraw() {
    if (!(await withdrawing.act({ id }))) return;
    setAsking(false);
    await onChange();
  }

  return (
    <>
      <ErrorNote trouble={choosing.trouble ?? unchoosing.trouble} />
      <div className="buttons resource-acts">
        {viewerMay.revise ? (
          <Button variant="tertiary" data-size="sm" onClick={onRevise}>
            {t('resources.revise')}
          </Button>
        ) : null}
        {viewerMay.curate ? (
          <Button
            variant="tertiary"
            data-size="sm"
            disabled={choosing.busy || unchoosing.busy}
            onClick={async () => {
              const { act } = resource.recommendedAt ? unchoosing : choosing;
              if (await act({ id })) await onChange();
            }}
          >
            {resource.recommendedAt ? t('resources.unchoose') : t('resources.choose')}
          </Button>
        ) : null}
        {viewerMay.withdraw ? (
          <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={() => setAsking(true)}>
            {t('resources.withdraw')}
          </Button>
        ) : null}
      </div>
      {viewerMay.curate ? <Placing resource={resource} onChange={onChange} /> : null}
      <ConfirmDialog
        open={asking}
        title={t('resources.withdraw.title')}
        action={t('resources.withdraw')}
        busy={withdrawing.busy}
        trouble={withdrawing.trouble}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>{resource.kind === 'FILE' ? t('resources.withdraw.file') : t('resources.withdraw.text')}</p>
      </ConfirmDialog>
    </>
  );
}

function Placing({ resource, onChange }: Omit<Props, 'onRevise'>) {
  const t = useWords();
  const id = useId();
  const { act, trouble } = useAct(putMutation);
  const { collections } = resource.network;
  if (collections.length === 0) return null;
  return (
    <div className="small resource-shelf">
      <label htmlFor={id}>{t('resources.form.collection')}</label>{' '}
      <select
        id={id}
        className="ds-input library-tags"
        value={resource.collection?.id ?? ''}
        onChange={async (event) => {
          const collectionId = event.target.value || null;
          if (await act({ input: { resourceId: resource.id, collectionId } })) await onChange();
        }}
      >
        <option value="">{t('resources.outside')}</option>
        {collections.map((collection) => (
          <option key={collection.id} value={collection.id}>
            {collection.title}
          </option>
        ))}
      </select>
      <ErrorNote trouble={trouble} />
    </div>
  );
}
