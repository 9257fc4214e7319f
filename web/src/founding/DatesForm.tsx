import { Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useWords } from '../app/words.js';
import { ShapeForm, type ShapeProps } from './ShapeForm.js';

const dayIn = (months: number) => {
  const day = new Date();
  day.setMonth(day.getMonth() + months);
  return day.toISOString().slice(0, 10);
};

/** When one meets next, and when the members look at the network anew. */
export function DatesForm(props: ShapeProps) {
  const t = useWords();
  const { network } = props;
  const today = dayIn(0);
  const [first = '', second = ''] = network.nextDates.filter((day) => day >= today);
  return (
    <ShapeForm
      {...props}
      id="dates"
      title={t('founding.dates')}
      lead={t('founding.dates.lead')}
      required={['first', 'second', 'reviewBy']}
      shape={({ first: one = '', second: two = '', reviewBy = '' }) => ({
        nextDates: [...new Set([one, two])],
        reviewBy,
      })}
    >
      {(fault) => (
        <>
          <Textfield
            type="date"
            name="first"
            label={t('founding.dates.first')}
            min={today}
            defaultValue={first}
            error={fault('first')}
          />
          <Textfield
            type="date"
            name="second"
            label={t('founding.dates.second')}
            min={today}
            defaultValue={second}
            error={fault('second')}
          />
          <Textfield
            type="date"
            name="reviewBy"
            label={t('founding.dates.review')}
            description={t('founding.dates.review.hint')}
            min={today}
            max={dayIn(limits.reviewMonths)}
            defaultValue={network.reviewBy ?? ''}
            error={fault('reviewBy')}
          />
        </>
      )}
    </ShapeForm>
  );
}
