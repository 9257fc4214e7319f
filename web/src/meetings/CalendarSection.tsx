import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { Card } from '../ui/Page.js';
import { useForm } from '../ui/useForm.js';
import { calendarFeedQuery, dropCalendarFeedMutation, makeCalendarFeedMutation } from './calendar-operations.js';

/** The address a calendar fetches the person's meetings from. It is shown once, when it is made. */
export function CalendarSection() {
  const t = useTranslate();
  const dates = useDates();
  const { data, refetch } = useQuery(calendarFeedQuery, {});
  const make = useMutation(makeCalendarFeedMutation);
  const drop = useMutation(dropCalendarFeedMutation);
  const form = useForm(['label'], make.apiError);
  const [address, setAddress] = useState<string>();
  const feed = data?.calendarFeed;

  async function create(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    const answer = await make.mutate({ input: { label: texts.label ?? '' } });
    setAddress(answer?.makeCalendarFeed);
    await refetch();
  }

  return (
    <Card as="section">
      <h2>{t('meetings.calendar')}</h2>
      <p className="quiet">{t('meetings.calendar.lead')}</p>
      {address ? (
        <div role="status">
          <Textfield
            label={t('meetings.calendar.address')}
            description={t('meetings.calendar.once')}
            value={address}
            readOnly
            onFocus={(event) => event.target.select()}
          />
        </div>
      ) : null}
      {feed ? (
        <p className="small">{t('meetings.calendar.made', { day: dates.day(feed.madeAt), label: feed.label })}</p>
      ) : null}
      {data ? (
        <form className="form" onSubmit={create} noValidate>
          <LimitedTextfield
            name="label"
            label={t('meetings.calendar.label')}
            description={t('meetings.calendar.label.hint')}
            limit={limits.calendarLabel}
            defaultValue={feed?.label ?? t('meetings.calendar.label.usual')}
            error={form.fault('label')}
          />
          <ErrorNote apiError={make.apiError ?? drop.apiError} />
          <div className="buttons">
            <Button type="submit" variant="secondary" disabled={make.busy}>
              {t(feed ? 'meetings.calendar.again' : 'meetings.calendar.make')}
            </Button>
            {feed ? (
              <Button
                type="button"
                variant="tertiary"
                disabled={drop.busy}
                onClick={async () => {
                  if (!(await drop.mutate({}))) return;
                  setAddress(undefined);
                  await refetch();
                }}
              >
                {t('meetings.calendar.drop')}
              </Button>
            ) : null}
          </div>
        </form>
      ) : null}
    </Card>
  );
}
