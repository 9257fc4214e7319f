import { useLanguage, useWords } from '../../app/words.js';
import { Paper } from '../../ui/Page.js';
import type { Talk } from '../talk.js';

/** All the phases in order: what is done, where we are, what is left. Said in words, and only then in colour. */
export function Course({ talk }: { talk: Talk }) {
  const t = useWords();
  const language = useLanguage();
  const { phases, phaseSeq, mode } = talk;
  return (
    <Paper as="section">
      <h2>{t('consultations.course')}</h2>
      <p className="small quiet">{t(`consultations.mode.${mode}`)}</p>
      <ol className="plain-list course">
        {phases.map(({ seq, title, liveSeconds, asyncWorkdays }) => {
          const place = seq < phaseSeq ? 'done' : seq === phaseSeq ? 'now' : 'later';
          return (
            <li key={seq} data-place={place} aria-current={place === 'now' ? 'step' : undefined}>
              <span className="course-number" aria-hidden={place === 'done' ? true : undefined}>
                {place === 'done' ? '✓' : seq}
              </span>
              <span>
                {place === 'now' ? <strong>{title[language]}</strong> : title[language]}
                {place === 'done' ? (
                  <span className="visually-hidden"> {t('consultations.place.done')}</span>
                ) : (
                  <span className="small quiet course-when">
                    {place === 'now'
                      ? t('consultations.place.now')
                      : mode === 'LIVE'
                        ? t('consultations.minutes', { minutes: Math.round(liveSeconds / 60) })
                        : t('consultations.workdays', { days: asyncWorkdays })}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </Paper>
  );
}
