import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../app/api/api-error.js';
import { useQuery } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import { useMe } from '../app/session.js';
import type { RoomMeetingsQuery } from '../generated/graphql.js';
import { ClosedRoom } from '../networks/charter/ClosedRoom.js';
import { RoomHeader } from '../networks/RoomHeader.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { Card, NarrowPage } from '../ui/Page.js';
import { StatusTag } from '../ui/StatusTag.js';
import { CallMeeting } from './CallMeeting.js';
import { DateSection } from './DateSection.js';
import { roomMeetingsQuery } from './operations.js';
import { ProposeDates } from './ProposeDates.js';
import './meetings.css';

type Line = RoomMeetingsQuery['network']['meetings'][number];

/** The meetings of a room: those to come, what the rhythm proposes, and those that were. */
export default function RoomMeetingsPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(roomMeetingsQuery, { id: networkId });
  const refresh = () => void refetch();
  useRoomEvents(data ? [data.network] : [], refresh);
  useRoomClosed(refresh);
  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refresh} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network } = data;
  const coming = network.meetings.filter(({ stage }) => stage === 'CALLED');
  const past = network.meetings.filter(({ stage }) => stage !== 'CALLED');
  const poll = network.datePoll;
  return (
    <>
      <RoomHeader room={network} page={t('meetings.title')} />
      <NarrowPage>
        <h2>{t('meetings.title')}</h2>
        {coming.length === 0 && !poll ? (
          <EmptyState title={t('meetings.none')}>
            <p>{t(network.viewerMayCallMeeting ? 'meetings.none.call' : 'meetings.none.wait')}</p>
          </EmptyState>
        ) : null}
        <MeetingList meetings={coming} />
        {poll ? <DateSection poll={poll} onChange={refresh} /> : null}
        {network.viewerMayCallMeeting ? (
          <Calling network={network} key={`${poll?.id} ${network.meetingProposals[0]?.day}`} onChange={refresh} />
        ) : null}
        {past.length > 0 ? <h2>{t('meetings.past')}</h2> : null}
        <MeetingList meetings={past} />
      </NarrowPage>
    </>
  );
}

/** For a facilitator: calls the meeting that the rhythm gives or another, or asks which time suits. */
function Calling({ network, onChange }: { network: RoomMeetingsQuery['network']; onChange: () => void }) {
  const t = useTranslate();
  const [doing, setDoing] = useState<'call' | 'ask'>();
  const { datePoll: poll, meetingProposals } = network;
  const [proposal] = meetingProposals;
  const done = () => {
    setDoing(undefined);
    onChange();
  };
  const close = () => setDoing(undefined);
  if (doing === 'ask')
    return (
      <Card as="section">
        <ProposeDates networkId={network.id} like={poll ?? proposal} onProposed={done} onCancel={close} />
      </Card>
    );
  if (doing === 'call')
    return (
      <Card as="section">
        <CallMeeting networkId={network.id} onCalled={done} onCancel={close} />
      </Card>
    );
  return (
    <>
      {proposal && !poll ? (
        <Card as="section">
          <CallMeeting
            key={`${proposal.day} ${proposal.time}`}
            networkId={network.id}
            proposal={proposal}
            onCalled={done}
          />
        </Card>
      ) : null}
      <div className="buttons meeting-ways">
        {poll?.stage === 'OPEN' ? null : (
          <Button variant={poll ? 'primary' : 'secondary'} onClick={() => setDoing('ask')}>
            {t(poll ? 'meetings.dates.again' : 'meetings.dates.propose')}
          </Button>
        )}
        <Button variant="secondary" onClick={() => setDoing('call')}>
          {t('meetings.callAnother')}
        </Button>
      </div>
    </>
  );
}

function MeetingList({ meetings }: { meetings: readonly Line[] }) {
  const t = useTranslate();
  const dates = useDates();
  const me = useMe();
  if (meetings.length === 0) return null;
  return (
    <ul className="plain-list divided-list">
      {meetings.map((meeting) => {
        const { id, stage, startsAt, place, answers, agenda, cancelReason } = meeting;
        const mine = answers.find(({ seat }) => seat.person.id === me.id)?.answer;
        const asks = stage === 'CALLED' && !mine && new Date(startsAt) > new Date();
        return (
          <li key={id}>
            {stage === 'CANCELLED' || stage === 'LAPSED' || asks || agenda.stage === 'CHOOSING' ? (
              <p className="status-tags">
                {stage === 'CANCELLED' || stage === 'LAPSED' ? (
                  <StatusTag>{t(`meetings.stage.${stage}`)}</StatusTag>
                ) : null}
                {asks ? <StatusTag tone="multe">{t('meetings.asked')}</StatusTag> : null}
                {agenda.stage === 'CHOOSING' ? <StatusTag>{t('meetings.agenda.stage.CHOOSING')}</StatusTag> : null}
              </p>
            ) : null}
            <h3>
              <Link to={`/meetings/${id}`}>{dates.deadline(startsAt)}</Link>
            </h3>
            <p className="small quiet">
              {[place || t('meetings.video'), mine ? t(`meetings.mine.${mine}`) : null].filter(Boolean).join(' · ')}
            </p>
            {cancelReason ? <p className="small">{cancelReason}</p> : null}
          </li>
        );
      })}
    </ul>
  );
}
