import { Link } from 'react-router';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { MinutesBlockPartsFragment } from '../generated/graphql.js';
import { BlockText } from './BlockText.js';

/** What meetings have written about a challenge. It is read from the minutes, so that what is withdrawn there is gone here. */
export function TakenUp({ blocks }: { blocks: readonly MinutesBlockPartsFragment[] }) {
  const t = useTranslate();
  const dates = useDates();
  return (
    <>
      {blocks.map((block) => (
        <details key={block.itemId}>
          <summary>{t('meetings.takenUp', { when: dates.day(block.metAt) })}</summary>
          <BlockText block={block} />
          <p className="small">
            <Link to={`/meetings/${block.meetingId}`}>{t('meetings.takenUp.read')}</Link>
          </p>
        </details>
      ))}
    </>
  );
}
