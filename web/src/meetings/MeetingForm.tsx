import { Button, Field, Label, Textfield } from '@digdir/designsystemet-react';
import { protocolKeys } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useId } from 'react';
import type { ApiError } from '../app/api/api-error.js';
import { useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import type { MeetingInput } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { useForm } from '../ui/useForm.js';
import { meetingChoicesQuery } from './operations.js';
import { useMeetingRefusal } from './refusal.js';

type Props = {
  networkId: string;
  meeting: MeetingInput;
  action: string;
  busy: boolean;
  apiError: ApiError | undefined;
  onSave: (meeting: MeetingInput) => void;
  onCancel: () => void;
};

/** When and where a meeting is, and what the members prepare. */
export function MeetingForm({ networkId, meeting, action, busy, apiError, onSave, onCancel }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const id = useId();
  const { data } = useQuery(meetingChoicesQuery, { id: networkId });
  const form = useForm(['day', 'time', 'minutes'], apiError);
  const refusal = useMeetingRefusal(apiError);

  function save(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    const { day = '', time = '', minutes = '', place = '', link = '', preparation = '', protocol, facilitator } = texts;
    onSave({
      day,
      time,
      minutes: Number.parseInt(minutes, 10) || 0,
      place,
      link: link || null,
      protocol: protocolKeys.find((key) => key === protocol) ?? null,
      preparation,
      facilitatorSeatId: facilitator || null,
    });
  }

  return (
    <form className="form" onSubmit={save} noValidate>
      <Textfield
        type="date"
        name="day"
        label={t('meetings.field.day')}
        defaultValue={meeting.day}
        error={form.fault('day')}
      />
      <Textfield
        type="time"
        name="time"
        label={t('meetings.field.time')}
        description={t('meetings.field.time.hint')}
        defaultValue={meeting.time}
        error={form.fault('time')}
      />
      <Textfield
        name="minutes"
        inputMode="numeric"
        label={t('meetings.field.minutes')}
        defaultValue={meeting.minutes}
        error={form.fault('minutes')}
      />
      <LimitedTextfield
        name="place"
        label={t('meetings.field.place')}
        limit={limits.place}
        defaultValue={meeting.place}
        error={form.fault('place')}
      />
      <LimitedTextfield
        name="link"
        label={t('meetings.field.link')}
        description={t('meetings.field.link.hint')}
        limit={limits.link}
        defaultValue={meeting.link ?? ''}
        error={form.fault('link')}
      />
      {data ? (
        <>
          <Field>
            <Label htmlFor={`${id}-facilitator`}>{t('meetings.field.facilitator')}</Label>
            <select
              className="ds-input"
              id={`${id}-facilitator`}
              name="facilitator"
              defaultValue={meeting.facilitatorSeatId ?? ''}
            >
              <option value="">{t('meetings.field.facilitator.none')}</option>
              {data.network.seats.map((seat) => (
                <option key={seat.id} value={seat.id}>
                  {seat.roleTitle}, {seat.organisation.name[language]} ({seat.person.name})
                </option>
              ))}
            </select>
          </Field>
          <Field>
            <Label htmlFor={`${id}-protocol`}>{t('meetings.field.protocol')}</Label>
            <select className="ds-input" id={`${id}-protocol`} name="protocol" defaultValue={meeting.protocol ?? ''}>
              <option value="">{t('meetings.field.protocol.none')}</option>
              {data.protocols.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title[language]}
                </option>
              ))}
            </select>
          </Field>
        </>
      ) : null}
      <LimitedTextfield
        name="preparation"
        multiline
        label={t('meetings.field.preparation')}
        limit={limits.charterLine}
        defaultValue={meeting.preparation}
        error={form.fault('preparation')}
      />
      {refusal ? (
        <p className="small field-fault" role="alert">
          {refusal}
        </p>
      ) : (
        <ErrorNote apiError={apiError} />
      )}
      <div className="buttons">
        <Button type="submit" disabled={busy || !data}>
          {action}
        </Button>
        <Button type="button" variant="secondary" data-color="neutral" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
