import { useTranslate } from '../app/i18n/messages.js';
import type { MinutesBlockPartsFragment } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import './minutes.css';

export function BlockText({ block: { learned, takeaways, nextSteps } }: { block: MinutesBlockPartsFragment }) {
  const t = useTranslate();
  const parts = [
    { name: t('meetings.minutes.learned'), words: learned },
    { name: t('meetings.minutes.takeaways'), words: takeaways },
  ].filter(({ words }) => words !== '');
  return (
    <>
      {parts.map(({ name, words }) => (
        <div key={name}>
          <h4>{name}</h4>
          <p className="minutes-text">{words}</p>
        </div>
      ))}
      {nextSteps.length > 0 ? (
        <>
          <h4>{t('meetings.minutes.steps')}</h4>
          <ul className="plain-list">
            {nextSteps.map(({ seat, body }) => (
              <li key={seat.id}>
                «{body}»{' '}
                <span className="small quiet">
                  <SeatName seat={seat} />
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {parts.length === 0 && nextSteps.length === 0 ? <p className="quiet">{t('meetings.minutes.none')}</p> : null}
    </>
  );
}
