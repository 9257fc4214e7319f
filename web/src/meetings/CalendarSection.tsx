import { Button, Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { Card } from '../ui/Page.js';
import { useForm } from '../ui/useForm.js';
import { calendarFeedQuery, chooseCalendarMutation, makeCalendarFeedMutation } from './calendar-operations.js';

const ways = ['INVITATION', 'FEED', 'NEITHER'] as const;

/** How the person's meetings come to their calendar: one way alone, or each would be there twice. */
export function CalendarSection() {
  const t = useTranslate();
  const dates = useDates();
  const { data, refetch } = useQuery(calendarFeedQuery, {});
  const make = useMutation(makeCalendarFeedMutation);
  const choose = useMutation(chooseCalendarMutation);
  const form = useForm(['label'], make.apiError ?? choose.apiError);
  const [address, setAddress] = useState<string>();
  const [changed, setChanged] = useState<(typeof ways)[number]>();
  const [saved, setSaved] = useState(false);
  const own = data?.calendarFeed;
  const way = changed ?? own?.way ?? 'INVITATION';
  const hasAddress = own?.way === 'FEED';

  async function save(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    const label = texts.label ?? '';
    setSaved(false);
    setAddress(undefined);
    if (way === 'FEED') setAddress((await make.mutate({ input: { label } }))?.makeCalendarFeed);
    else setSaved((await choose.mutate({ input: { label, invitations: way === 'INVITATION' } })) !== undefined);
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
      {own && hasAddress ? (
        <p className="small">{t('meetings.calendar.made', { day: dates.day(own.madeAt), label: own.label })}</p>
      ) : null}
      {data ? (
        <form className="form" onSubmit={save} noValidate>
          <Fieldset>
            <Fieldset.Legend>{t('meetings.calendar.way')}</Fieldset.Legend>
            {ways.map((one) => (
              <Radio
                key={one}
                name="way"
                value={one}
                checked={way === one}
                label={t(`meetings.calendar.way.${one}`)}
                description={one === 'NEITHER' ? undefined : t(`meetings.calendar.way.${one}.text`)}
                onChange={() => {
                  setChanged(one);
                  setSaved(false);
                }}
              />
            ))}
          </Fieldset>
          {way === 'NEITHER' ? (
            <input type="hidden" name="label" value={own?.label ?? t('meetings.calendar.label.usual')} />
          ) : (
            <LimitedTextfield
              name="label"
              label={t('meetings.calendar.label')}
              description={t('meetings.calendar.label.hint')}
              limit={limits.calendarLabel}
              defaultValue={own?.label ?? t('meetings.calendar.label.usual')}
              error={form.fault('label')}
            />
          )}
          <ErrorNote apiError={make.apiError ?? choose.apiError} />
          <div className="buttons">
            <Button type="submit" variant="secondary" disabled={make.busy || choose.busy}>
              {t(
                way !== 'FEED'
                  ? 'meetings.calendar.save'
                  : hasAddress
                    ? 'meetings.calendar.again'
                    : 'meetings.calendar.make',
              )}
            </Button>
          </div>
          {saved ? <p role="status">{t('meetings.calendar.saved')}</p> : null}
        </form>
      ) : null}
    </Card>
  );
}
