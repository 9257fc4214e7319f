import { Button } from '@digdir/designsystemet-react';
import { meetingAnswers } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../app/api/api-error.js';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { MissingPage } from '../app/MissingPage.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import { useMe } from '../app/session.js';
import type { MeetingQuery } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { RoomHeader } from '../networks/RoomHeader.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { Card, NarrowPage } from '../ui/Page.js';
import { StatusTag } from '../ui/StatusTag.js';
import { TextDialog } from '../ui/TextDialog.js';
import { AgendaSection } from './AgendaSection.js';
import { LiveSection } from './LiveSection.js';
import { joinMutation, startMutation } from './live-operations.js';
import { MeetingForm } from './MeetingForm.js';
import { MinutesSection } from './MinutesSection.js';
import { minutesQuery } from './minutes-operations.js';
import { answerMutation, cancelMutation, meetingQuery, meetingRoomQuery, reviseMutation } from './operations.js';
import './meetings.css';

type Meeting = MeetingQuery['meeting'];
type Props = { meeting: Meeting; onChange: () => void };

/** One meeting: when and where, who comes, and what is taken up. */
export default function MeetingPage() {
  const t = useTranslate();
  const dates = useDates();
  const { meetingId = '' } = useParams();
  const main = useQuery(meetingQuery, { id: meetingId });
  const minutes = useQuery(minutesQuery, { id: meetingId });
  const room = useQuery(meetingRoomQuery, { id: meetingId });
  const queries = [main, minutes, room];
  const refresh = () => {
    for (const { refetch } of queries) void refetch();
  };
  const read = queries.flatMap(({ data }) => data?.meeting.network ?? []);
  const [first] = read;
  // What came between the three answers is reported too.
  const since = Math.min(...read.map(({ journalSeq }) => journalSeq));
  useRoomEvents(first && read.length === queries.length ? [{ id: first.id, journalSeq: since }] : [], (event) => {
    const part = event === 'outOfDate' ? undefined : event.part;
    void minutes.refetch();
    if (part !== 'MINUTES') void main.refetch();
    if (!part) void room.refetch();
  });
  useRoomClosed(refresh);
  const apiError = main.apiError ?? minutes.apiError ?? room.apiError;
  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!main.data || !minutes.data || !room.data)
    return apiError ? <ErrorNote apiError={apiError} onRetry={refresh} /> : <Loading />;
  const { meeting } = main.data;
  return (
    <>
      <RoomHeader
        room={room.data.meeting.network}
        page={t('meetings.one', { when: dates.deadline(meeting.startsAt) })}
      />
      <NarrowPage>
        <p className="small">
          <Link to={`/rooms/${meeting.network.id}/meetings`}>{t('meetings.all')}</Link>
        </p>
        {meeting.run ? (
          <LiveSection meeting={meeting} run={meeting.run} onChange={refresh} />
        ) : (
          <>
            <h2>{dates.full(meeting.day)}</h2>
            <Facts meeting={meeting} />
          </>
        )}
        <Start meeting={meeting} onChange={refresh} />
        {meeting.viewerMay.answer && !meeting.run ? <Answer meeting={meeting} onChange={refresh} /> : null}
        {meeting.stage === 'CALLED' && !meeting.run ? <Answers meeting={meeting} /> : null}
        {isNotHeld(meeting) || meeting.run ? null : <AgendaSection meeting={meeting} onChange={refresh} />}
        <MinutesSection minutes={minutes.data.meeting.writtenMinutes} onChange={() => void minutes.refetch()} />
        {meeting.run ? (
          <details>
            <summary>{t('meetings.facts')}</summary>
            <Facts meeting={meeting} />
          </details>
        ) : null}
        {meeting.viewerMay.change && !meeting.run ? <Changing meeting={meeting} onChange={refresh} /> : null}
      </NarrowPage>
    </>
  );
}

const isNotHeld = ({ stage }: Meeting) => stage === 'CANCELLED' || stage === 'LAPSED';

function Facts({ meeting }: { meeting: Meeting }) {
  const t = useTranslate();
  const dates = useDates();
  const { stage, startsAt, endsAt, place, link, facilitator, preparation, cancelReason } = meeting;
  const facts = [
    {
      name: t('meetings.fact.when'),
      words: t('meetings.fact.until', { start: dates.deadline(startsAt), end: dates.clock(endsAt) }),
    },
    ...(place ? [{ name: t('meetings.fact.where'), words: place }] : []),
    ...(link
      ? [
          {
            name: t('meetings.video'),
            words: (
              <a href={link} rel="noreferrer">
                {t('meetings.fact.join')}
              </a>
            ),
          },
        ]
      : []),
    ...(facilitator ? [{ name: t('meetings.field.facilitator'), words: <SeatName seat={facilitator} /> }] : []),
    ...(preparation ? [{ name: t('meetings.field.preparation'), words: preparation }] : []),
  ];
  return (
    <>
      {stage === 'CANCELLED' || stage === 'LAPSED' ? (
        <p className="status-tags">
          <StatusTag>{t(`meetings.stage.${stage}`)}</StatusTag>{' '}
          {stage === 'LAPSED' ? t('meetings.lapsed') : cancelReason}
        </p>
      ) : null}
      <dl className="meeting-facts">
        {facts.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** From half an hour before: who is there says so, and when two are, it can begin. */
function Start({ meeting: { id, coming, viewerMayStart }, onChange }: Props) {
  const t = useTranslate();
  const start = useMutation(startMutation);
  const join = useMutation(joinMutation);
  if (!coming) return null;
  const act = async (mutate: (variables: { id: string }) => Promise<unknown>) => {
    await mutate({ id });
    onChange();
  };
  const waits = coming.viewerIsThere && coming.waitsForAnother;
  return (
    <Card as="section">
      <p role="status">
        {t(waits ? 'meetings.coming.waits' : viewerMayStart ? 'meetings.live.start.text' : 'meetings.coming.text')}
      </p>
      {viewerMayStart ? (
        <Button disabled={start.busy} onClick={() => void act(start.mutate)}>
          {t('meetings.live.start')}
        </Button>
      ) : coming.viewerIsThere ? null : (
        <Button disabled={join.busy} onClick={() => void act(join.mutate)}>
          {t('meetings.join')}
        </Button>
      )}
      <ErrorNote apiError={start.apiError ?? join.apiError} />
    </Card>
  );
}

function Answer({ meeting: { id, answers, calendarRefusal }, onChange }: Props) {
  const t = useTranslate();
  const me = useMe();
  const { mutate, busy, apiError } = useMutation(answerMutation);
  const mine = answers.find(({ seat }) => seat.person.id === me.id)?.answer;
  return (
    <Card as="section">
      <h3>{t(mine ? 'meetings.answer.changed' : 'meetings.answer')}</h3>
      {calendarRefusal ? <p>{t(`meetings.calendarRefusal.${calendarRefusal}`)}</p> : null}
      <div className="buttons">
        {meetingAnswers.map((answer) => (
          <Button
            key={answer}
            variant={answer === mine ? 'primary' : 'secondary'}
            aria-pressed={answer === mine}
            disabled={busy}
            onClick={async () => {
              await mutate({ input: { id, answer } });
              onChange();
            }}
          >
            {t(`meetings.answer.${answer}`)}
          </Button>
        ))}
      </div>
      <ErrorNote apiError={apiError} />
      <p className="small quiet">{t('meetings.answer.readers')}</p>
    </Card>
  );
}

/** Who has answered what. No figure, and nothing of it is left when the meeting is over. */
function Answers({ meeting: { answers } }: { meeting: Meeting }) {
  const t = useTranslate();
  if (answers.length === 0) return null;
  return (
    <dl className="meeting-facts">
      {meetingAnswers.map((answer) => {
        const seats = answers.filter((one) => one.answer === answer);
        return seats.length === 0 ? null : (
          <div key={answer}>
            <dt>{t(`meetings.answered.${answer}`)}</dt>
            <dd>
              <ul className="plain-list small">
                {seats.map(({ seat }) => (
                  <li key={seat.id}>
                    <SeatName seat={seat} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Changing({ meeting, onChange }: Props) {
  const t = useTranslate();
  const [doing, setDoing] = useState<'revise' | 'cancel'>();
  const revise = useMutation(reviseMutation);
  const cancel = useMutation(cancelMutation);
  const { id, version, day, time, minutes, place, link, protocol, preparation, facilitator, network } = meeting;
  /** What the writer has seen; a newer one that arrives meanwhile is not replaced unseen. */
  const [seen, setSeen] = useState(version);
  const done = () => {
    setDoing(undefined);
    onChange();
  };
  if (doing === 'revise')
    return (
      <Card as="section">
        <h3>{t('meetings.revise')}</h3>
        <MeetingForm
          networkId={network.id}
          meeting={{
            day,
            time,
            minutes,
            place,
            link,
            protocol,
            preparation,
            facilitatorSeatId: facilitator?.id ?? null,
          }}
          action={t('meetings.revise.save')}
          busy={revise.busy}
          apiError={revise.apiError}
          onSave={async (changed) => {
            if (await revise.mutate({ input: { id, replaces: seen, meeting: changed } })) done();
            else setSeen(version);
          }}
          onCancel={() => setDoing(undefined)}
        />
      </Card>
    );
  return (
    <div className="buttons">
      <Button
        variant="secondary"
        onClick={() => {
          setSeen(version);
          setDoing('revise');
        }}
      >
        {t('meetings.revise')}
      </Button>
      <Button variant="secondary" data-color="neutral" onClick={() => setDoing('cancel')}>
        {t('meetings.cancel')}
      </Button>
      {doing === 'cancel' ? (
        <TextDialog
          title={t('meetings.cancel.title')}
          label={t('meetings.cancel.reason')}
          action={t('meetings.cancel')}
          limit={limits.reason}
          busy={cancel.busy}
          apiError={cancel.apiError}
          onSend={async (reason) => {
            if (await cancel.mutate({ input: { id, reason } })) done();
          }}
          onClose={() => setDoing(undefined)}
        >
          <p>{t('meetings.cancel.text')}</p>
        </TextDialog>
      ) : null}
    </div>
  );
}
