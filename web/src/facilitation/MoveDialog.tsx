import { Button, Dialog, Field, Label } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useId, useState } from 'react';
import { fieldFault } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { moveMutation, placesQuery } from './graph.js';

type Props = { networkId: string; challengeId: string; contributionId: string; onClose: () => void };

/** A facilitator moves a contribution and the replies to it to another challenge of the room. */
export function MoveDialog({ networkId, challengeId, contributionId, onClose }: Props) {
  const t = useWords();
  const id = useId();
  const { data } = useGraph(placesQuery, { id: networkId, first: limits.page });
  const { act, busy, trouble } = useAct(moveMutation);
  const [target, setTarget] = useState('');
  const places = data?.network.challenges.nodes.filter((one) => one.id !== challengeId);
  const rule = fieldFault(trouble, 'challengeId')?.rule;

  async function move(event: FormEvent) {
    event.preventDefault();
    if (target && (await act({ input: { contributionId, challengeId: target } }))) onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      closeButton={t('ui.close')}
      aria-labelledby={`${id}-title`}
      className="confirm-dialog"
    >
      <h2 id={`${id}-title`}>{t('facilitation.move.title')}</h2>
      <form onSubmit={(event) => void move(event)}>
        <p>{t('facilitation.move.text')}</p>
        {places ? (
          <Field>
            <Label htmlFor={id}>{t('facilitation.move.to')}</Label>
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
          <p role="alert">{t(`facilitation.move.${rule}`)}</p>
        ) : (
          <ErrorNote trouble={trouble} />
        )}
        <div className="buttons">
          <Button type="submit" disabled={busy}>
            {t('facilitation.move.do')}
          </Button>
          <Button type="button" variant="secondary" data-color="neutral" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
