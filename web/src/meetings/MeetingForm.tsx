import { Button, Textfield } from '@digdir/designsystemet-react';
import type { FormEvent } from 'react';
import type { ApiError } from '../app/api/api-error.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { MeetingInput } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { useForm } from '../ui/useForm.js';
import { MeetingFields, meetingOf } from './MeetingFields.js';
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
  const form = useForm(['day', 'time', 'minutes'], apiError);
  const refusal = useMeetingRefusal(apiError);

  function save(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    onSave({ day: texts.day ?? '', time: texts.time ?? '', ...meetingOf(texts) });
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
      <MeetingFields
        networkId={networkId}
        meeting={{ ...meeting, facilitator: meeting.facilitatorSeatId ? { id: meeting.facilitatorSeatId } : null }}
        fault={form.fault}
      />
      {refusal ? (
        <p className="small field-fault" role="alert">
          {refusal}
        </p>
      ) : (
        <ErrorNote apiError={apiError} />
      )}
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {action}
        </Button>
        <Button type="button" variant="secondary" data-color="neutral" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
