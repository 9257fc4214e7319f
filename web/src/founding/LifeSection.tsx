import { Button } from '@digdir/designsystemet-react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldFault } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { FormQuery } from '../generated/graphql.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import {
  activateMutation,
  announceMutation,
  continueMutation,
  discardMutation,
  pauseMutation,
  reviewMutation,
} from './graph.js';

type Props = { network: FormQuery['network']; onChange: () => Promise<void> };

const steps = ['announce', 'activate', 'goOn', 'review', 'pause'] as const;
type Step = (typeof steps)[number];

const verbs: Record<Step, TypedDocumentNode<unknown, { networkId: string }>> = {
  announce: announceMutation,
  activate: activateMutation,
  goOn: continueMutation,
  review: reviewMutation,
  pause: pauseMutation,
};
const leading: readonly string[] = ['announce', 'activate', 'goOn'];

/** The next step in the life of the network, for a facilitator. */
export function LifeSection({ network, onChange }: Props) {
  const t = useWords();
  const { stageRights: may } = network;
  const open = steps.filter((step) => may[step]);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{t('founding.life')}</h2>
      {open.map((step) => (
        <StepButton key={step} step={step} network={network} onChange={onChange} />
      ))}
      {may.discard ? <Discard network={network} /> : null}
    </section>
  );
}

function StepButton({ step, network, onChange }: Props & { step: Step }) {
  const t = useWords();
  const { act, busy, trouble } = useAct(verbs[step]);
  const gaps = network.formRequirements.filter(({ met }) => !met);
  const shut = fieldFault(trouble, 'stage');
  return (
    <div>
      <p className="quiet">{t(`founding.step.${step}.means`)}</p>
      {shut ? (
        <div role="alert">
          <p>{t('founding.gate.shut')}</p>
          <ul>
            {gaps.map(({ code }) => (
              <li key={code}>{t(`founding.requirement.${code}`)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <ErrorNote trouble={trouble} />
      )}
      <div className="buttons">
        <Button
          variant={leading.includes(step) ? 'primary' : 'secondary'}
          disabled={busy}
          onClick={() => void act({ networkId: network.id }).then(onChange)}
        >
          {t(`founding.step.${step}`)}
        </Button>
      </div>
    </div>
  );
}

function Discard({ network }: Pick<Props, 'network'>) {
  const t = useWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(discardMutation);
  async function discard() {
    if (await act({ networkId: network.id })) await navigate('/rooms');
  }
  return (
    <div className="buttons">
      <Button variant="tertiary" data-color="neutral" onClick={() => setAsking(true)}>
        {t('founding.discard')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t('founding.discard.title', { name: network.name })}
        action={t('founding.discard')}
        busy={busy}
        trouble={trouble}
        onConfirm={() => void discard()}
        onClose={() => setAsking(false)}
      >
        <p>{t('founding.discard.text')}</p>
      </ConfirmDialog>
    </div>
  );
}
