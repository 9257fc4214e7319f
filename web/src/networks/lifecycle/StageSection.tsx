import { Button } from '@digdir/designsystemet-react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldFault } from '../../app/api/api-error.js';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { FormRequirementsQuery } from '../../generated/graphql.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import {
  activateMutation,
  announceMutation,
  continueMutation,
  discardMutation,
  pauseMutation,
  reviewMutation,
} from './operations.js';

type Props = { network: FormRequirementsQuery['network']; onChange: () => Promise<void> };

const steps = ['announce', 'activate', 'goOn', 'review', 'pause'] as const;
type Step = (typeof steps)[number];

const mutations: Record<Step, TypedDocumentNode<unknown, { networkId: string }>> = {
  announce: announceMutation,
  activate: activateMutation,
  goOn: continueMutation,
  review: reviewMutation,
  pause: pauseMutation,
};
const recommended: readonly string[] = ['announce', 'activate', 'goOn'];

/** The next stage of the network, for a facilitator. */
export function StageSection({ network, onChange }: Props) {
  const t = useTranslate();
  const { stageRights: may } = network;
  const open = steps.filter((step) => may[step]);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{t('lifecycle.stages')}</h2>
      {open.map((step) => (
        <StepButton key={step} step={step} network={network} onChange={onChange} />
      ))}
      {may.discard ? <Discard network={network} /> : null}
    </section>
  );
}

function StepButton({ step, network, onChange }: Props & { step: Step }) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(mutations[step]);
  const gaps = network.formRequirements.filter(({ met }) => !met);
  const shut = fieldFault(apiError, 'stage');
  return (
    <div>
      <p className="quiet">{t(`lifecycle.step.${step}.means`)}</p>
      {shut ? (
        <div role="alert">
          <p>{t('lifecycle.activation.blocked')}</p>
          <ul>
            {gaps.map(({ code }) => (
              <li key={code}>{t(`lifecycle.requirement.${code}`)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <ErrorNote apiError={apiError} />
      )}
      <div className="buttons">
        <Button
          variant={recommended.includes(step) ? 'primary' : 'secondary'}
          disabled={busy}
          onClick={() => void mutate({ networkId: network.id }).then(onChange)}
        >
          {t(`lifecycle.step.${step}`)}
        </Button>
      </div>
    </div>
  );
}

function Discard({ network }: Pick<Props, 'network'>) {
  const t = useTranslate();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(discardMutation);
  async function discard() {
    if (await mutate({ networkId: network.id })) await navigate('/rooms');
  }
  return (
    <div className="buttons">
      <Button variant="tertiary" data-color="neutral" onClick={() => setAsking(true)}>
        {t('lifecycle.discard')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t('lifecycle.discard.title', { name: network.name })}
        action={t('lifecycle.discard')}
        busy={busy}
        apiError={apiError}
        onConfirm={() => void discard()}
        onClose={() => setAsking(false)}
      >
        <p>{t('lifecycle.discard.text')}</p>
      </ConfirmDialog>
    </div>
  );
}
