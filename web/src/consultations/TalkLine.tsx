import { Link } from 'react-router';
import { useGraph } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import type { TalksQuery } from '../generated/graphql.js';
import { useNews } from '../live/useNews.js';
import { talksQuery } from './graph.js';
import './Talk.css';

type Talk = TalksQuery['challenge']['consultations'][number];
const inProgress: readonly Talk['stage'][] = ['PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED'];

type Props = {
  challengeId: string;
  networkId: string /** Whether the viewer may take the challenge further. */;
  mayTake: boolean;
};

/** One line on the challenge's page: where its talk is, or the way to begin one. */
export function TalkLine({ challengeId, networkId, mayTake }: Props) {
  const t = useWords();
  const language = useLanguage();
  const { data, again } = useGraph(talksQuery, { id: challengeId });
  useNews([networkId], (news) => {
    if (news === 'behind' || news.topic === 'CONSULTATION') void again();
  });
  const talks = data?.challenge.consultations.filter(({ stage }) => stage !== 'WITHDRAWN');
  if (!talks) return null;
  const where = ({ stage, phase, phaseSeq, phases }: Talk) =>
    phase
      ? t('consultations.line.phase', { seq: phaseSeq, count: phases.length, phase: phase.title[language] })
      : t(`consultations.stage.${stage}`);
  return (
    <div className="talk-line">
      {talks.map((talk) => (
        <p key={talk.id}>
          <Link to={`/consultations/${talk.id}`}>{talk.protocolUsed.title[language]}</Link>
          <span className="quiet"> · {where(talk)}</span>
        </p>
      ))}
      {mayTake && !talks.some(({ stage }) => inProgress.includes(stage)) ? (
        <p>
          <Link to={`/challenges/${challengeId}/consult`}>{t('consultations.take')}</Link>
        </p>
      ) : null}
    </div>
  );
}
