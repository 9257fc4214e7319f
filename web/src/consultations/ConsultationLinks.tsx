import { Link } from 'react-router';
import { apiClient } from '../app/api/api-client.js';
import { useQueryResult } from '../app/api/useQueryResult.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { type ReadRoom, useRoomEvents } from '../app/realtime/useRoomEvents.js';
import { consultationsKey } from '../discussion/challenges/challenge-data.js';
import type { ConsultationsQuery } from '../generated/graphql.js';
import { consultationsQuery } from './queries.js';
import './consultations.css';

type Consultation = ConsultationsQuery['challenge']['consultations'][number];
const inProgress: readonly Consultation['stage'][] = ['PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED'];

type Props = {
  challengeId: string;
  network: ReadRoom;
  /** Whether the viewer may start a consultation of the challenge. */
  mayPropose: boolean;
};

/** A line on the challenge's page: a link to its consultation, or to start one. */
export function ConsultationLinks({ challengeId, network, mayPropose }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const { data, refetch } = useQueryResult(consultationsKey(challengeId), () =>
    apiClient.query(consultationsQuery, { id: challengeId }).toPromise(),
  );
  useRoomEvents([network], (event) => {
    if (event === 'outOfDate' || event.topic === 'CONSULTATION') void refetch();
  });
  const consultations = data?.challenge.consultations.filter(({ stage }) => stage !== 'WITHDRAWN');
  if (!consultations) return null;
  const where = ({ stage, phase, phaseSeq, phases }: Consultation) =>
    phase
      ? t('consultations.link.phase', { seq: phaseSeq, count: phases.length, phase: phase.title[language] })
      : t(`consultations.stage.${stage}`);
  return (
    <div className="consultation-links">
      {consultations.map((consultation) => (
        <p key={consultation.id}>
          <Link to={`/consultations/${consultation.id}`}>{consultation.protocolUsed.title[language]}</Link>
          <span className="quiet"> · {where(consultation)}</span>
        </p>
      ))}
      {mayPropose && !consultations.some(({ stage }) => inProgress.includes(stage)) ? (
        <p>
          <Link to={`/challenges/${challengeId}/consult`}>{t('consultations.propose')}</Link>
        </p>
      ) : null}
    </div>
  );
}
