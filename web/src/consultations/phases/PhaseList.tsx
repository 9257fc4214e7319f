import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { Card } from '../../ui/Page.js';
import type { Consultation } from '../consultation.js';

/** All the phases in order: done, current and remaining. Stated in text, so that colour is not the only sign. */
export function PhaseList({ consultation }: { consultation: Consultation }) {
  const t = useTranslate();
  const language = useLanguage();
  const { phases, phaseSeq, mode } = consultation;
  return (
    <Card as="section">
      <h2>{t('consultations.phases')}</h2>
      <p className="small quiet">{t(`consultations.mode.${mode}`)}</p>
      <ol className="plain-list phase-list">
        {phases.map(({ seq, title, liveSeconds, asyncWorkdays }) => {
          const place = seq < phaseSeq ? 'done' : seq === phaseSeq ? 'now' : 'later';
          return (
            <li key={seq} data-state={place} aria-current={place === 'now' ? 'step' : undefined}>
              <span className="phase-list-number" aria-hidden={place === 'done' ? true : undefined}>
                {place === 'done' ? '✓' : seq}
              </span>
              <span>
                {place === 'now' ? <strong>{title[language]}</strong> : title[language]}
                {place === 'done' ? (
                  <span className="visually-hidden"> {t('consultations.place.done')}</span>
                ) : (
                  <span className="small quiet phase-list-time">
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
    </Card>
  );
}
