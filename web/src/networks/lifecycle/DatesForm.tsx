import { Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useDates } from '../../app/i18n/dates.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { SettingsForm, type SettingsFormProps } from './SettingsForm.js';

const dayIn = (months: number) => {
  const day = new Date();
  day.setMonth(day.getMonth() + months);
  return day.toISOString().slice(0, 10);
};

/** The dates of the next meeting and of the next review of the network. */
export function DatesForm(props: SettingsFormProps) {
  const t = useTranslate();
  const dates = useDates();
  const { network } = props;
  const today = dayIn(0);
  const [first = '', second = ''] = network.nextDates.filter((day) => day >= today);
  return (
    <SettingsForm
      {...props}
      id="dates"
      title={t('lifecycle.dates')}
      description={t('lifecycle.dates.lead')}
      stored={[...network.nextDates, network.reviewBy].flatMap((day) => (day ? [dates.full(day)] : [])).join(', ')}
      required={['first', 'second', 'reviewBy']}
      shape={({ first: one = '', second: two = '', reviewBy = '' }) => ({
        nextDates: [...new Set([one, two])].toSorted(),
        reviewBy,
      })}
    >
      {(fault) => (
        <>
          <Textfield
            type="date"
            name="first"
            label={t('lifecycle.dates.first')}
            min={today}
            defaultValue={first}
            error={fault('first')}
          />
          <Textfield
            type="date"
            name="second"
            label={t('lifecycle.dates.second')}
            min={today}
            defaultValue={second}
            error={fault('second')}
          />
          <Textfield
            type="date"
            name="reviewBy"
            label={t('lifecycle.dates.review')}
            description={t('lifecycle.dates.review.hint')}
            min={today}
            max={dayIn(limits.reviewMonths)}
            defaultValue={network.reviewBy ?? ''}
            error={fault('reviewBy')}
          />
        </>
      )}
    </SettingsForm>
  );
}
