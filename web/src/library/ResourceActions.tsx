import { Button } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { ResourceDetailsFragment } from '../generated/graphql.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import {
  moveToCollectionMutation,
  recommendMutation,
  withdrawMutation,
  withdrawRecommendationMutation,
} from './operations.js';

type Props = { resource: ResourceDetailsFragment; onRevise: () => void; onChange: () => Promise<void> };

/** The actions on a resource; the server decides which the reader may take. */
export function ResourceActions({ resource, onRevise, onChange }: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const choosing = useMutation(recommendMutation);
  const unchoosing = useMutation(withdrawRecommendationMutation);
  const withdrawing = useMutation(withdrawMutation);
  const { id, viewerMay } = resource;

  async function withdraw() {
    if (!(await withdrawing.mutate({ id }))) return;
    setAsking(false);
    await onChange();
  }

  return (
    <>
      <ErrorNote apiError={choosing.apiError ?? unchoosing.apiError} />
      <div className="buttons resource-actions">
        {viewerMay.revise ? (
          <Button variant="tertiary" data-size="sm" onClick={onRevise}>
            {t('library.revise')}
          </Button>
        ) : null}
        {viewerMay.curate ? (
          <Button
            variant="tertiary"
            data-size="sm"
            disabled={choosing.busy || unchoosing.busy}
            onClick={async () => {
              const { mutate } = resource.recommendedAt ? unchoosing : choosing;
              if (await mutate({ id })) await onChange();
            }}
          >
            {resource.recommendedAt ? t('library.withdrawRecommendation') : t('library.recommend')}
          </Button>
        ) : null}
        {viewerMay.withdraw ? (
          <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={() => setAsking(true)}>
            {t('library.withdraw')}
          </Button>
        ) : null}
      </div>
      {viewerMay.curate ? <MoveToCollection resource={resource} onChange={onChange} /> : null}
      <ConfirmDialog
        open={asking}
        title={t('library.withdraw.title')}
        action={t('library.withdraw')}
        busy={withdrawing.busy}
        apiError={withdrawing.apiError}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>{resource.kind === 'FILE' ? t('library.withdraw.file') : t('library.withdraw.text')}</p>
      </ConfirmDialog>
    </>
  );
}

function MoveToCollection({ resource, onChange }: Omit<Props, 'onRevise'>) {
  const t = useTranslate();
  const id = useId();
  const { mutate, apiError } = useMutation(moveToCollectionMutation);
  const { collections } = resource.network;
  if (collections.length === 0) return null;
  return (
    <div className="small resource-collection">
      <label htmlFor={id}>{t('library.form.collection')}</label>{' '}
      <select
        id={id}
        className="ds-input library-tags"
        value={resource.collection?.id ?? ''}
        onChange={async (event) => {
          const collectionId = event.target.value || null;
          if (await mutate({ input: { resourceId: resource.id, collectionId } })) await onChange();
        }}
      >
        <option value="">{t('library.outside')}</option>
        {collections.map((collection) => (
          <option key={collection.id} value={collection.id}>
            {collection.title}
          </option>
        ))}
      </select>
      <ErrorNote apiError={apiError} />
    </div>
  );
}
