import { closedStages } from '@krets/shared/kinds';
import { useDates } from '../../app/i18n/dates.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { useMe } from '../../app/session.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { DotRing } from '../../ui/DotRing.js';
import { Card } from '../../ui/Page.js';
import type { Consultation } from '../consultation.js';
import { ReadOnlyNote } from './ReadOnlyNote.js';
import { minutesText, useTimeLeft } from './useTimeLeft.js';

type Phase = NonNullable<Consultation['phase']>;

/** The current phase: its instruction, what the others do, and what comes next. */
export function CurrentPhaseCard({ consultation, phase }: { consultation: Consultation; phase: Phase }) {
  const t = useTranslate();
  const language = useLanguage();
  const dates = useDates();
  const { id } = useMe();
  const { stage, mode, phases, me, others, notYetPosted, nextPhase, phaseEndsAt } = consultation;
  const paused = stage === 'PAUSED';
  const why = consultation.transitions.at(-1)?.why;
  const ownerAway = why === 'OWNER_AWAY';
  const readOnly = closedStages.includes(consultation.challenge.network.stage);
  const still = paused || readOnly;
  const prompt = me.prompt ?? phase.purpose;
  // The instruction already tells that the others wait for the reader.
  const waitedFor = (notYetPosted ?? []).filter(({ person }) => person.id !== id);
  const done = me.done && !still;
  const listens = me.role !== null && me.open.length === 0;
  const live = mode === 'LIVE';
  const left = useTimeLeft(phaseEndsAt, consultation.serverTime, live && !still);
  const days = phaseEndsAt ? Math.max(0, dates.daysUntil(phaseEndsAt)) : undefined;
  return (
    <Card as="section">
      <div className="current-phase">
        <div className="phase-ring">
          <DotRing dots={phases.length} filled={phase.seq - 1} accent={phase.seq - 1} size={132} />
          <p className="phase-ring-text">
            {paused ? (
              <span>{t('consultations.paused')}</span>
            ) : live && left !== undefined ? (
              <span role="timer">
                <b>{minutesText(left)}</b> {t('consultations.minutesLeft')}
              </span>
            ) : days !== undefined ? (
              <span>
                <b>{days}</b> {t('consultations.daysLeft', { days })}
              </span>
            ) : null}
          </p>
        </div>
        <div>
          <p className="small quiet">
            {t('consultations.place', {
              seq: phase.seq,
              count: phases.length,
              form: consultation.protocolUsed.title[language],
            })}
          </p>
          <h2 tabIndex={-1}>{phase.title[language]}</h2>
          <p className="phase-prompt">
            {readOnly ? (
              <ReadOnlyNote stage={consultation.challenge.network.stage} />
            ) : paused ? (
              t(`consultations.paused.${!ownerAway ? 'text' : me.role === 'OWNER' ? 'forYou' : 'ownerAway'}`)
            ) : done ? (
              t('consultations.you.done')
            ) : (
              prompt[language]
            )}
          </p>
          <p className="small quiet">
            {me.role ? <strong>{t(`consultations.you.${me.role}`)}</strong> : null}{' '}
            {listens && !still && !done ? <strong>{t('consultations.you.listen')} </strong> : null}
            {still ? null : others.map(({ doing }) => doing[language]).join(' ')}
          </p>
          {why === 'ALL_HEARD' && !still ? <p className="small">{t('consultations.allHeard')}</p> : null}
          {!still && waitedFor.length > 0 ? (
            <p className="small quiet">
              {t('consultations.waitingFor')}{' '}
              {waitedFor.map((seat, i) => (
                <span key={seat.id}>
                  {i > 0 ? '; ' : ''}
                  <SeatName seat={seat} />
                </span>
              ))}
            </p>
          ) : null}
          <p className="small quiet">
            {phaseEndsAt && !still && !live
              ? `${t('consultations.until', { when: dates.deadline(phaseEndsAt) })} `
              : null}
            {nextPhase ? t('consultations.next', { phase: nextPhase.title[language] }) : t('consultations.next.none')}
          </p>
        </div>
      </div>
    </Card>
  );
}
