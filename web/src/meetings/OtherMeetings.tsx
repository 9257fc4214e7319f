import { Link } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { type ReadRoom, useRoomEvents } from '../app/realtime/useRoomEvents.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { lastStepsQuery, otherMeetingsQuery } from './live-operations.js';

type Props = { meeting: { id: string; startsAt: string; network: ReadRoom } };

/** For the part that asks how it went: the steps that members took in the last meeting. */
export function LastSteps({ meeting }: Props) {
  const { data, apiError, refetch } = useQuery(otherMeetingsQuery, { id: meeting.network.id });
  if (!data) return <ErrorNote apiError={apiError} onRetry={refetch} />;
  // Those that were come after those to come, the last one first.
  const last = data.network.meetings.find(({ id, stage }) => stage === 'OVER' && id !== meeting.id);
  return last ? <StepsOf meetingId={last.id} /> : null;
}

function StepsOf({ meetingId }: { meetingId: string }) {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(lastStepsQuery, { id: meetingId });
  if (!data) return <ErrorNote apiError={apiError} onRetry={refetch} />;
  const steps = data.meeting.writtenMinutes.blocks.flatMap(({ itemId, nextSteps }) =>
    nextSteps.map((step) => ({ ...step, key: `${itemId} ${step.seat.id}` })),
  );
  if (steps.length === 0) return <p>{t('meetings.live.noSteps')}</p>;
  return (
    <ul className="plain-list">
      {steps.map(({ key, body, seat }) => (
        <li key={key}>
          «{body}»{' '}
          <span className="small quiet">
            <SeatName seat={seat} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** For the part that looks at it: the meeting after this one, or where to find one. */
export function NextMeeting({ meeting }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const { data, apiError, refetch } = useQuery(otherMeetingsQuery, { id: meeting.network.id });
  // It may be called while this part goes on.
  useRoomEvents([meeting.network], () => void refetch());
  if (!data) return <ErrorNote apiError={apiError} onRetry={refetch} />;
  const next = data.network.meetings.find(({ stage, startsAt }) => stage === 'CALLED' && startsAt > meeting.startsAt);
  if (!next)
    return (
      <p>
        {t('meetings.live.noNext')} <Link to={`/rooms/${meeting.network.id}/meetings`}>{t('meetings.title')}</Link>
      </p>
    );
  return (
    <>
      <p>
        <Link to={`/meetings/${next.id}`}>{dates.deadline(next.startsAt)}</Link>
        {next.place ? ` · ${next.place}` : null}
      </p>
      <p>
        {next.facilitator ? (
          <>
            {t('meetings.live.nextFacilitates')} <SeatName seat={next.facilitator} />
          </>
        ) : (
          t('meetings.live.nextNobody')
        )}
      </p>
    </>
  );
}
