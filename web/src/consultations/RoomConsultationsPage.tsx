import { Link, useParams } from 'react-router';
import { isRefusal } from '../app/api/api-error.js';
import { useQuery } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import type { RoomConsultationsQuery } from '../generated/graphql.js';
import { ClosedRoom } from '../networks/charter/ClosedRoom.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { RoomHeader } from '../networks/RoomHeader.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { StatusTag } from '../ui/StatusTag.js';
import { roomConsultationsQuery } from './queries.js';
import './consultations.css';

type Consultation = RoomConsultationsQuery['consultations']['nodes'][number];
const ended: readonly Consultation['stage'][] = ['CLOSED', 'FOLLOW_UP_DUE', 'DONE'];

/** All consultations of a room that the reader may see: where each is, and what comes next. */
export default function RoomConsultationsPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(roomConsultationsQuery, { id: networkId });
  const refresh = () => void refetch();
  useRoomEvents(data ? [data.network] : [], refresh);
  useRoomClosed(refresh);
  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refresh} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const shown = data.consultations.nodes.filter(({ stage }) => stage !== 'WITHDRAWN');
  const [going, over] = [
    shown.filter(({ stage }) => !ended.includes(stage)),
    shown.filter(({ stage }) => ended.includes(stage)),
  ];
  return (
    <>
      <RoomHeader room={data.network} page={t('consultations.room')} />
      <NarrowPage>
        <h2>{t('consultations.room')}</h2>
        {shown.length === 0 ? (
          <EmptyState title={t('consultations.room.none')}>
            <p>{t('consultations.room.none.text')}</p>
          </EmptyState>
        ) : null}
        <ConsultationList consultations={going} />
        {over.length > 0 ? <h2>{t('consultations.room.over')}</h2> : null}
        <ConsultationList consultations={over} />
      </NarrowPage>
    </>
  );
}

function ConsultationList({ consultations }: { consultations: readonly Consultation[] }) {
  const t = useTranslate();
  const language = useLanguage();
  if (consultations.length === 0) return null;
  return (
    <ul className="plain-list divided-list">
      {consultations.map((consultation) => (
        <li key={consultation.id}>
          <p className="status-tags">
            <StatusTag>{t(`consultations.stage.${consultation.stage}`)}</StatusTag>
            {consultation.me.participation === 'INVITED' ? (
              <StatusTag tone="multe">{t('consultations.room.asked')}</StatusTag>
            ) : null}
          </p>
          <h3>
            <Link to={`/consultations/${consultation.id}`}>{consultation.challenge.title}</Link>
          </h3>
          <p className="small quiet">
            {consultation.protocolUsed.title[language]}
            {consultation.owner ? (
              <>
                {' · '}
                <SeatName seat={consultation.owner} />
              </>
            ) : null}
          </p>
          <Next consultation={consultation} />
        </li>
      ))}
    </ul>
  );
}

/** Where it is now, and what comes next. */
function Next({ consultation }: { consultation: Consultation }) {
  const t = useTranslate();
  const language = useLanguage();
  const dates = useDates();
  const { stage, mode, phase, phaseSeq, phases, phaseEndsAt, nextPhase, startsAt, followUpOn } = consultation;
  const words = phase
    ? [
        t('consultations.room.phase', { seq: phaseSeq, count: phases.length, phase: phase.title[language] }),
        phaseEndsAt && mode === 'ASYNC' && stage === 'RUNNING'
          ? t('consultations.until', { when: dates.when(phaseEndsAt) })
          : null,
        nextPhase ? t('consultations.next', { phase: nextPhase.title[language] }) : t('consultations.next.none'),
      ]
    : stage === 'SCHEDULED' && startsAt
      ? [t('consultations.startsAt', { when: dates.when(startsAt) })]
      : stage === 'CLOSED' && followUpOn
        ? [`${t('consultations.followUp.when')} ${dates.day(followUpOn)}`]
        : [];
  return words.length > 0 ? <p className="small">{words.filter(Boolean).join(' ')}</p> : null;
}
