import { Link } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import type { ConsultationsQuery } from '../generated/graphql.js';
import { consultationsQuery } from './queries.js';
import './consultations.css';

type Consultation = ConsultationsQuery['challenge']['consultations'][number];
const inProgress: readonly Consultation['stage'][] = ['PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED'];

type Props = {
  challengeId: string;
  networkId: string;
  /** Whether the viewer may start a consultation of the challenge. */
  mayPropose: boolean;
};

/** A line on the challenge's page: a link to its consultation, or to start one. */
export function ConsultationLinks({ challengeId, networkId, mayPropose }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const { data, refetch } = useQuery(consultationsQuery, { id: challengeId });
  useRoomEvents([networkId], (event) => {
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
