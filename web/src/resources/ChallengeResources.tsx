import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { AttachedResourceFragment } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { AttachedLine } from './AttachedLine.js';
import { attachMutation, detachMutation } from './graph.js';
import { LibrarySelect } from './ResourceChoice.js';

type Props = {
  challenge: { id: string; networkId: string; resources: readonly AttachedResourceFragment[] };
  /** The owner of the challenge. */
  mayAttach: boolean;
  onChange: () => void;
};

/** What the owner has laid beside a challenge. */
export function ChallengeResources({ challenge: { id, networkId, resources }, mayAttach, onChange }: Props) {
  const t = useWords();
  const [chosen, setChosen] = useState('');
  const attaching = useAct(attachMutation);
  const detaching = useAct(detachMutation);
  if (resources.length === 0 && !mayAttach) return null;

  async function attach() {
    if (!chosen || !(await attaching.act({ input: { challengeId: id, resourceId: chosen } }))) return;
    setChosen('');
    onChange();
  }

  return (
    <>
      {resources.length > 0 ? <h3>{t('resources.beside')}</h3> : null}
      <ul className="plain-list">
        {resources.map((resource) => (
          <li key={resource.id}>
            <AttachedLine resource={resource} />
            {mayAttach ? (
              <Button
                variant="tertiary"
                data-size="sm"
                data-color="neutral"
                disabled={detaching.busy}
                aria-label={`${t('resources.detach')}: ${resource.title}`}
                onClick={async () => {
                  if (await detaching.act({ input: { challengeId: id, resourceId: resource.id } })) onChange();
                }}
              >
                {t('resources.detach')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayAttach ? (
        <details className="small attach">
          <summary>{t('resources.attach.open')}</summary>
          <LibrarySelect networkId={networkId} value={chosen} onChange={setChosen} />
          <p>
            <Link to={`/rooms/${networkId}/resources/new`}>{t('resources.attach.new')}</Link>
          </p>
          <ErrorNote trouble={attaching.trouble ?? detaching.trouble} />
          <Button variant="secondary" data-size="sm" disabled={attaching.busy || !chosen} onClick={() => void attach()}>
            {t('resources.attach')}
          </Button>
        </details>
      ) : null}
    </>
  );
}
