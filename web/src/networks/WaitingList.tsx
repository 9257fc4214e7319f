import { Button } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useDates } from '../app/i18n/dates.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { Card } from '../ui/Page.js';
import { StatusTag } from '../ui/StatusTag.js';
import { SeatName } from './membership/SeatName.js';
import { isQuiet, isRendered, placeOf, type Waiting } from './waiting.js';

const first = 3;

/** What waits for the reader: three of them, the rest one press away, and in quiet lines what asks for nothing. */
export function WaitingList({ items }: { items: readonly Waiting[] }) {
  const t = useTranslate();
  const [all, setAll] = useState(false);
  const asking = items.filter((item) => !isQuiet(item));
  const shown = all ? asking : asking.slice(0, first);
  return (
    <>
      {shown.length > 0 ? (
        <Card as="section">
          <ul className="plain-list divided-list">
            {shown.map((item, place) => (
              <WaitingRow key={`${item.reason} ${item.subjectId}`} item={item} primary={place === 0} />
            ))}
          </ul>
          {shown.length < asking.length ? (
            <Button variant="tertiary" onClick={() => setAll(true)}>
              {t('networks.front.rest', { count: asking.length - shown.length })}
            </Button>
          ) : null}
        </Card>
      ) : null}
      <QuietLines items={items.filter(isQuiet)} />
    </>
  );
}

/** What the time of an item means; otherwise when it begins. */
const timeWords: Partial<Record<Waiting['reason'], 'networks.waiting.until' | 'networks.waiting.closes'>> = {
  YOUR_TURN: 'networks.waiting.until',
  CHOOSE_AGENDA: 'networks.waiting.closes',
  DATE_POLL: 'networks.waiting.closes',
};

function WaitingRow({ item, primary }: { item: Waiting; primary: boolean }) {
  const t = useTranslate();
  const dates = useDates();
  const { reason, count, title, networkName, by, closesAt } = item;
  const when = closesAt && reason !== 'MEETING_UNDER_WAY' ? dates.when(closesAt) : undefined;
  const verb = t(`networks.waiting.verb.${reason}`);
  const heading = useId();
  const place = placeOf(item);
  const language = useLanguage();
  return (
    <li className="action-item">
      <div>
        <p className="status-tags">
          <StatusTag tone="multe">{t(`networks.waiting.${reason}`, { count })}</StatusTag>
          {when ? <StatusTag>{t(timeWords[reason] ?? 'networks.waiting.starts', { when })}</StatusTag> : null}
        </p>
        <h2 id={heading}>{title}</h2>
        {by || title !== networkName ? (
          <p className="small quiet">
            {by ? <SeatName seat={by} /> : null}
            {by && title !== networkName ? ' · ' : null}
            {title === networkName ? null : networkName}
          </p>
        ) : null}
      </div>
      <Button asChild variant={primary ? 'primary' : 'secondary'}>
        {isRendered(place) ? (
          <a href={`${place}?lang=${language}`} aria-describedby={heading}>
            {verb}
          </a>
        ) : (
          <Link to={place} aria-describedby={heading}>
            {verb}
          </Link>
        )}
      </Button>
    </li>
  );
}

function QuietLines({ items }: { items: readonly Waiting[] }) {
  const t = useTranslate();
  if (items.length === 0) return null;
  return (
    <ul className="plain-list quiet-lines">
      {items.map((item) => (
        <li key={`${item.reason} ${item.subjectId}`} className="small">
          {t(`networks.waiting.${item.reason}`, { count: item.count })} {item.networkName}.{' '}
          <Link to={placeOf(item)}>{t(`networks.waiting.verb.${item.reason}`)}</Link>
        </li>
      ))}
    </ul>
  );
}
