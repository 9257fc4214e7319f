import { Button, Textfield } from '@digdir/designsystemet-react';
import { dayMark } from '@krets/shared/day-marks';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useRef, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { DatePollPartsFragment, MeetingProposalPartsFragment } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { useForm } from '../ui/useForm.js';
import { proposeDatesMutation } from './date-operations.js';
import { MeetingFields, meetingOf } from './MeetingFields.js';
import { useMeetingRefusal } from './refusal.js';

type Props = {
  networkId: string;
  /** What the rhythm gives, or what found no date. */
  like?: MeetingProposalPartsFragment | DatePollPartsFragment;
  onProposed: () => void;
  onCancel: () => void;
};

/** Three to eight times for the members to answer. */
export function ProposeDates({ networkId, like, onProposed, onCancel }: Props) {
  const t = useTranslate();
  const clientId = useRef(crypto.randomUUID());
  const { mutate, busy, apiError } = useMutation(proposeDatesMutation);
  const form = useForm(['minutes'], apiError);
  const refusal = useMeetingRefusal(apiError);
  const proposal = like && 'day' in like ? like : undefined;
  const [slots, setSlots] = useState(() =>
    Array.from({ length: limits.dateSlotsMin }, (_, n) => ({
      key: n,
      day: n === 0 ? (proposal?.day ?? '') : '',
      time: proposal?.time ?? '09:00',
    })),
  );
  const [missing, setMissing] = useState(false);
  const change = (key: number, changed: { day?: string; time?: string }) =>
    setSlots(slots.map((slot) => (slot.key === key ? { ...slot, ...changed } : slot)));

  async function propose(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    const given = slots.filter(({ day, time }) => day && time).map(({ day, time }) => ({ day, time }));
    const different = new Set(given.map(({ day, time }) => `${day} ${time}`)).size;
    setMissing(different < limits.dateSlotsMin || different < given.length);
    if (!texts || different < limits.dateSlotsMin || different < given.length) return;
    const answer = await mutate({
      input: { networkId, clientId: clientId.current, meeting: meetingOf(texts), slots: given },
    });
    if (answer) onProposed();
  }

  return (
    <form className="form" onSubmit={propose} noValidate>
      <h3>{t('meetings.dates')}</h3>
      <p className="quiet">{t('meetings.dates.lead')}</p>
      {slots.map(({ key, day, time }, n) => {
        const mark = day ? dayMark(day, time) : null;
        return (
          <fieldset key={key} className="date-proposal">
            <legend>{t('meetings.dates.slot', { number: n + 1 })}</legend>
            <Textfield
              type="date"
              label={t('meetings.field.day')}
              value={day}
              onChange={(event) => change(key, { day: event.target.value })}
            />
            <Textfield
              type="time"
              label={t('meetings.field.time')}
              value={time}
              onChange={(event) => change(key, { time: event.target.value })}
            />
            {slots.length > limits.dateSlotsMin ? (
              <Button
                type="button"
                variant="tertiary"
                data-size="sm"
                aria-label={`${t('meetings.dates.fewer')} ${n + 1}`}
                onClick={() => setSlots(slots.filter((slot) => slot.key !== key))}
              >
                {t('meetings.dates.fewer')}
              </Button>
            ) : null}
            {mark ? <p className="small quiet date-mark">{t(`meetings.dates.mark.${mark}`)}</p> : null}
          </fieldset>
        );
      })}
      {slots.length < limits.dateSlotsMax ? (
        <p>
          <Button
            type="button"
            variant="tertiary"
            data-size="sm"
            onClick={() =>
              setSlots([...slots, { key: (slots.at(-1)?.key ?? 0) + 1, day: '', time: slots.at(-1)?.time ?? '09:00' }])
            }
          >
            {t('meetings.dates.more')}
          </Button>
        </p>
      ) : null}
      <MeetingFields networkId={networkId} meeting={like} fault={form.fault} />
      {missing ? (
        <p className="small field-fault" role="alert">
          {t('meetings.fault.slots')}
        </p>
      ) : refusal ? (
        <p className="small field-fault" role="alert">
          {refusal}
        </p>
      ) : (
        <ErrorNote apiError={apiError} />
      )}
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('meetings.dates.send')}
        </Button>
        <Button type="button" variant="secondary" data-color="neutral" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
