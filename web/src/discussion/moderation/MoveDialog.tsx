import { Button, Dialog, Field, Label } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useId, useState } from 'react';
import { fieldFault } from '../../app/api/api-error.js';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { moveMutation, moveTargetsQuery } from './operations.js';

type Props = { networkId: string; challengeId: string; contributionId: string; onClose: () => void };

/** A facilitator moves a contribution and its replies to another challenge of the room. */
export function MoveDialog({ networkId, challengeId, contributionId, onClose }: Props) {
  const t = useTranslate();
  const id = useId();
  const { data } = useQuery(moveTargetsQuery, { id: networkId, first: limits.page });
  const { mutate, busy, apiError } = useMutation(moveMutation);
  const [target, setTarget] = useState('');
  const places = data?.network.challenges.nodes.filter((one) => one.id !== challengeId);
  const rule = fieldFault(apiError, 'challengeId')?.rule;

  async function move(event: FormEvent) {
    event.preventDefault();
    if (target && (await mutate({ input: { contributionId, challengeId: target } }))) onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      closeButton={t('ui.close')}
      aria-labelledby={`${id}-title`}
      className="confirm-dialog"
    >
      <h2 id={`${id}-title`}>{t('moderation.move.title')}</h2>
      <form onSubmit={(event) => void move(event)}>
        <p>{t('moderation.move.text')}</p>
        {places ? (
          <Field>
            <Label htmlFor={id}>{t('moderation.move.to')}</Label>
            <select
              id={id}
              className="ds-input"
              required
              value={target}
              onChange={(event) => setTarget(event.target.value)}
            >
              <option value="">{t('facilitation.choose')}</option>
              {places.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          </Field>
        ) : (
          <Loading />
        )}
        {rule === 'notAskedFor' || rule === 'newcomers' ? (
          <p role="alert">{t(`moderation.move.${rule}`)}</p>
        ) : (
          <ErrorNote apiError={apiError} />
        )}
        <div className="buttons">
          <Button type="submit" disabled={busy}>
            {t('moderation.move.do')}
          </Button>
          <Button type="button" variant="secondary" data-color="neutral" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
