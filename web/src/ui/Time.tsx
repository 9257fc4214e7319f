import { useDates } from '../app/i18n/dates.js';

type Props = {
  at: string;
  /** The day alone, without the clock. */
  day?: boolean;
  /** Something closes then. */
  deadline?: boolean;
};

export function Time({ at, day = false, deadline = false }: Props) {
  const dates = useDates();
  return (
    <time dateTime={at} title={dates.full(at)}>
      {deadline ? dates.deadline(at) : day ? dates.day(at) : dates.when(at)}
    </time>
  );
}
