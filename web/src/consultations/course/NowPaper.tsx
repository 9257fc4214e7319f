import { useDates } from '../../app/dates.js';
import { useLanguage, useWords } from '../../app/words.js';
import type { TalkFragment } from '../../generated/graphql.js';
import { Paper } from '../../ui/Page.js';
import { Ring } from '../../ui/Ring.js';
import { SeatName } from '../../ui/SeatName.js';
import { minutesWords, useTimeLeft } from './useTimeLeft.js';

type Phase = NonNullable<TalkFragment['phase']>;

/** Where we are, the one instruction, what the others do, and what comes next. */
export function NowPaper({ talk, phase }: { talk: TalkFragment; phase: Phase }) {
  const t = useWords();
  const language = useLanguage();
  const dates = useDates();
  const { stage, mode, phases, me, others, notYetHeard, nextPhase, phaseEndsAt } = talk;
  const paused = stage === 'PAUSED';
  const ownerAway = talk.transitions.at(-1)?.why === 'OWNER_AWAY';
  const live = mode === 'LIVE';
  const left = useTimeLeft(phaseEndsAt, talk.serverTime, live && !paused);
  const days = phaseEndsAt ? Math.max(0, dates.daysUntil(phaseEndsAt)) : undefined;
  return (
    <Paper as="section">
      <div className="talk-now">
        <div className="talk-ring">
          <Ring dots={phases.length} filled={phase.seq - 1} turn={phase.seq - 1} size={132} />
          <p className="talk-ring-words">
            {paused ? (
              <span>{t('consultations.paused')}</span>
            ) : live && left !== undefined ? (
              <span role="timer">
                <b>{minutesWords(left)}</b> {t('consultations.minutesLeft')}
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
            {t('consultations.place', { seq: phase.seq, count: phases.length, form: talk.form.title[language] })}
          </p>
          <h2>{phase.title[language]}</h2>
          <p className="talk-prompt">{(me.prompt ?? phase.purpose)[language]}</p>
          {me.role ? (
            <p className="small">
              <strong>{t(`consultations.you.${me.role}`)}</strong>{' '}
              {paused
                ? ownerAway
                  ? t('consultations.paused.ownerAway')
                  : t('consultations.paused.text')
                : me.open.length === 0
                  ? t('consultations.you.listen')
                  : me.done
                    ? t('consultations.you.done')
                    : null}
            </p>
          ) : null}
          <ul className="plain-list small quiet">
            {others.map(({ role, doing }) => (
              <li key={role}>{doing[language]}</li>
            ))}
          </ul>
          {notYetHeard && notYetHeard.length > 0 ? (
            <p className="small quiet">
              {t('consultations.notYetHeard')}{' '}
              {notYetHeard.map((seat, i) => (
                <span key={seat.id}>
                  {i > 0 ? '; ' : ''}
                  <SeatName seat={seat} />
                </span>
              ))}
            </p>
          ) : null}
          <p className="small quiet">
            {phaseEndsAt && !paused ? `${t('consultations.until', { when: dates.when(phaseEndsAt) })} ` : null}
            {nextPhase ? t('consultations.next', { phase: nextPhase.title[language] }) : t('consultations.next.none')}
          </p>
        </div>
      </div>
    </Paper>
  );
}
