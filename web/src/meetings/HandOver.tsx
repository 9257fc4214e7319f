import { Button, Field, Label } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { useMe } from '../app/session.js';
import type { MeetingQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { handOverMutation } from './live-operations.js';
import { meetingChoicesQuery } from './operations.js';

type Meeting = MeetingQuery['meeting'];
type Props = { meeting: Meeting; run: NonNullable<Meeting['run']>; onChange: () => void };

/** Gives the task of facilitating to another, also in the middle; without one, anybody takes it. */
export function HandOver({ meeting: { id, network }, run, onChange }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const me = useMe();
  const select = useId();
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState('');
  const { data } = useQuery(meetingChoicesQuery, { id: network.id }, !open && !run.viewerMay.takeOver);
  const { mutate, busy, apiError } = useMutation(handOverMutation);
  const give = async (seatId: string | null) => {
    if (!(await mutate({ input: { id, seatId } }))) return;
    setOpen(false);
    onChange();
  };
  const mine = data?.network.seats.find(({ person }) => person.id === me.id);
  if (run.viewerMay.takeOver)
    return (
      <p>
        <Button variant="secondary" data-size="sm" disabled={busy || !mine} onClick={() => mine && void give(mine.id)}>
          {t('meetings.live.takeOver')}
        </Button>
        <ErrorNote apiError={apiError} />
      </p>
    );
  if (!run.viewerMay.handOver) return null;
  if (!open)
    return (
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
        {t('meetings.live.handOver')}
      </Button>
    );
  return (
    <>
      <Field>
        <Label htmlFor={select}>{t('meetings.live.handOver.to')}</Label>
        <select className="ds-input" id={select} value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="">{t('meetings.live.handOver.nobody')}</option>
          {data?.network.seats.map((seat) => (
            <option key={seat.id} value={seat.id}>
              {seat.roleTitle}, {seat.organisation.name[language]} ({seat.person.name})
            </option>
          ))}
        </select>
      </Field>
      <div className="buttons">
        <Button disabled={busy} onClick={() => void give(to || null)}>
          {t('meetings.live.handOver')}
        </Button>
        <Button variant="secondary" data-color="neutral" onClick={() => setOpen(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
      <ErrorNote apiError={apiError} />
    </>
  );
}
