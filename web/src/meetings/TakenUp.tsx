import { Link } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { BlockText } from './BlockText.js';
import { takenUpQuery } from './minutes-operations.js';

/** What meetings have written about a challenge. It is read where it stands, so that what is withdrawn there is gone here. */
export function TakenUp({ challengeId }: { challengeId: string }) {
  const t = useTranslate();
  const dates = useDates();
  const { data } = useQuery(takenUpQuery, { id: challengeId });
  const blocks = data?.challenge.takenUp ?? [];
  if (blocks.length === 0) return null;
  return (
    <>
      {blocks.map((block) => (
        <details key={block.meetingId}>
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
