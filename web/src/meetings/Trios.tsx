import { useTranslate } from '../app/i18n/messages.js';
import { useMe } from '../app/session.js';
import { minutesText, useTimeLeft } from '../consultations/phases/useTimeLeft.js';
import type { MeetingQuery } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';

type Run = NonNullable<MeetingQuery['meeting']['run']>;
type Props = { run: Run; trios: NonNullable<Run['trios']> };

/** In groups of three: who asks now, what the others do, and the time that all groups have in common. Only one's own group is known. */
export function Trios({ run, trios: { moments, mine } }: Props) {
  const t = useTranslate();
  const me = useMe();
  const left = useTimeLeft(run.stepEndsAt, run.serverTime, true) ?? 0;
  const now = Date.parse(run.stepEndsAt) - left;
  const moment = moments.find(({ endsAt }) => now < Date.parse(endsAt));
  if (!moment) return null;
  const { round, phase, endsAt } = moment;
  const asks = mine[round - 1]?.person.id === me.id;
  const nobodyAsks = mine.length > 0 && round > mine.length;
  return (
    <>
      <h3>{t('meetings.trios.round', { round, rounds: moments.at(-1)?.round ?? round })}</h3>
      <p className="meeting-clock" role="timer">
        {minutesText(Date.parse(endsAt) - now)}
      </p>
      {nobodyAsks ? (
        <p>{t('meetings.trios.spare')}</p>
      ) : (
        <>
          <p>
            <strong>{t(`meetings.trios.${phase}`)}</strong>
          </p>
          {mine.length > 0 ? (
            <p>{asks ? t(`meetings.trios.${phase}.asks`) : t(`meetings.trios.${phase}.others`)}</p>
          ) : null}
        </>
      )}
      {mine.length > 0 ? (
        <>
          <h3>{t('meetings.trios.mine')}</h3>
          <ol className="meeting-steps">
            {mine.map((seat, n) => (
              <li key={seat.id}>
                <SeatName seat={seat} />{' '}
                <span className="small quiet">
                  {n + 1 === round
                    ? t('meetings.trios.asksNow')
                    : n + 1 > round
                      ? t('meetings.trios.asksLater', { round: n + 1 })
                      : null}
                </span>
              </li>
            ))}
          </ol>
          <p className="small quiet">{t(mine.length === 1 ? 'meetings.trios.alone' : 'meetings.trios.nobodyElse')}</p>
        </>
      ) : null}
    </>
  );
}
