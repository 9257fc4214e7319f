import { Button, Field, Label, Textfield } from '@digdir/designsystemet-react';
import { agendaKinds, agendaMinutes } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { useForm } from '../ui/useForm.js';
import { meetingChoicesQuery, proposeItemMutation } from './operations.js';
import { useMeetingRefusal } from './refusal.js';

type Props = { networkId: string; onProposed: () => void };

/** Each member may have two on the agenda. */
export function ProposeItem(props: Props) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  if (open) return <ItemForm {...props} onClose={() => setOpen(false)} />;
  return (
    <p>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('meetings.propose')}
      </Button>
    </p>
  );
}

function ItemForm({ networkId, onProposed, onClose }: Props & { onClose: () => void }) {
  const t = useTranslate();
  const id = useId();
  /** One for each item, so that a retry does not create another. */
  const clientId = useRef(crypto.randomUUID());
  const { data } = useQuery(meetingChoicesQuery, { id: networkId });
  const { mutate, busy, apiError } = useMutation(proposeItemMutation);
  const form = useForm(['title'], apiError);
  const refusal = useMeetingRefusal(apiError);
  const challenges = (data?.network.challenges.nodes ?? []).filter(
    ({ withdrawnAt, closedTo }) => !withdrawnAt && !closedTo,
  );

  async function propose(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    const answer = await mutate({
      input: {
        networkId,
        clientId: clientId.current,
        kind: agendaKinds.find((kind) => kind === texts.kind) ?? 'OTHER',
        title: texts.title ?? '',
        challengeId: texts.challenge || null,
        minutes: Number(texts.minutes),
        decideBy: texts.decideBy || null,
      },
    });
    if (!answer) return;
    onClose();
    onProposed();
  }

  return (
    <form className="form" onSubmit={propose} noValidate>
      <h3>{t('meetings.propose')}</h3>
      <LimitedTextfield
        name="title"
        label={t('meetings.item.title')}
        limit={limits.title}
        error={form.fault('title')}
      />
      <Field>
        <Label htmlFor={`${id}-kind`}>{t('meetings.item.kind')}</Label>
        <select className="ds-input" id={`${id}-kind`} name="kind" defaultValue="CHALLENGE">
          {agendaKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`meetings.kind.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      {challenges.length > 0 ? (
        <Field>
          <Label htmlFor={`${id}-challenge`}>{t('meetings.item.challenge')}</Label>
          <select className="ds-input" id={`${id}-challenge`} name="challenge" defaultValue="">
            <option value="">{t('meetings.item.challenge.none')}</option>
            {challenges.map((challenge) => (
              <option key={challenge.id} value={challenge.id}>
                {challenge.title}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      <Field>
        <Label htmlFor={`${id}-minutes`}>{t('meetings.item.minutes')}</Label>
        <select className="ds-input" id={`${id}-minutes`} name="minutes" defaultValue={agendaMinutes[1]}>
          {agendaMinutes.map((minutes) => (
            <option key={minutes} value={minutes}>
              {t('meetings.minutes', { minutes })}
            </option>
          ))}
        </select>
      </Field>
      <Textfield type="date" name="decideBy" label={t('meetings.item.decide')} error={form.fault('decideBy')} />
      {refusal ? (
        <p className="small field-fault" role="alert">
          {refusal}
        </p>
      ) : (
        <ErrorNote apiError={apiError} />
      )}
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('meetings.propose.send')}
        </Button>
        <Button type="button" variant="secondary" data-color="neutral" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
