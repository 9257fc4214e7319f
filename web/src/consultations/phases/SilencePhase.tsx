import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { DotRing } from '../../ui/DotRing.js';
import type { Consultation } from '../consultation.js';
import { minutesText, useTimeLeft } from './useTimeLeft.js';
import './SilencePhase.css';

/** Shows only the time during the silent phase. It takes no focus, and Escape or the button brings the page back. */
export function SilencePhase({ consultation }: { consultation: Consultation }) {
  const t = useTranslate();
  const language = useLanguage();
  const [left, setLeft] = useState(false);
  const time = useTimeLeft(consultation.phaseEndsAt, consultation.serverTime, true);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && setLeft(true);
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, []);
  if (left) return null;
  return (
    <section className="silence-phase" aria-label={consultation.phase?.title[language]}>
      <div className="silence-ring">
        <DotRing dots={8} size={180} />
      </div>
      <p className="serif">{(consultation.me.prompt ?? consultation.phase?.purpose)?.[language]}</p>
      {time !== undefined ? (
        <p role="timer" className="quiet">
          {minutesText(time)} {t('consultations.minutesLeft')}
        </p>
      ) : null}
      <Button variant="secondary" onClick={() => setLeft(true)}>
        {t('consultations.leaveSilence')}
      </Button>
    </section>
  );
}
