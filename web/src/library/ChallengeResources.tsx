import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { AttachedResourceFragment } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { AttachedResource } from './AttachedResource.js';
import { attachMutation, detachMutation } from './operations.js';
import { LibrarySelect } from './ResourcePicker.js';

type Props = {
  challenge: { id: string; networkId: string; resources: readonly AttachedResourceFragment[] };
  /** The owner of the challenge. */
  mayAttach: boolean;
  onChange: () => void;
};

/** The resources the owner has attached to a challenge. */
export function ChallengeResources({ challenge: { id, networkId, resources }, mayAttach, onChange }: Props) {
  const t = useTranslate();
  const [chosen, setChosen] = useState('');
  const attaching = useMutation(attachMutation);
  const detaching = useMutation(detachMutation);
  if (resources.length === 0 && !mayAttach) return null;

  async function attach() {
    if (!chosen || !(await attaching.mutate({ input: { challengeId: id, resourceId: chosen } }))) return;
    setChosen('');
    onChange();
  }

  return (
    <>
      {resources.length > 0 ? <h3>{t('library.attached')}</h3> : null}
      <ul className="plain-list">
        {resources.map((resource) => (
          <li key={resource.id}>
            <AttachedResource resource={resource} />
            {mayAttach ? (
              <Button
                variant="tertiary"
                data-size="sm"
                data-color="neutral"
                disabled={detaching.busy}
                aria-label={`${t('library.detach')}: ${resource.title}`}
                onClick={async () => {
                  if (await detaching.mutate({ input: { challengeId: id, resourceId: resource.id } })) onChange();
                }}
              >
                {t('library.detach')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayAttach ? (
        <details className="small attach">
          <summary>{t('library.attach.open')}</summary>
          <LibrarySelect networkId={networkId} value={chosen} onChange={setChosen} />
          <p>
            <Link to={`/rooms/${networkId}/resources/new`}>{t('library.attach.new')}</Link>
          </p>
          <ErrorNote apiError={attaching.apiError ?? detaching.apiError} />
          <Button variant="secondary" data-size="sm" disabled={attaching.busy || !chosen} onClick={() => void attach()}>
            {t('library.attach')}
          </Button>
        </details>
      ) : null}
    </>
  );
}
