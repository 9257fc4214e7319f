import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useLanguage, useWords } from '../../app/words.js';
import { Ring } from '../../ui/Ring.js';
import type { Talk } from '../talk.js';
import { minutesWords, useTimeLeft } from './useTimeLeft.js';
import './Stillness.css';

/** Nothing but the quiet and the time. It takes no focus, and Escape or the button brings the page back. */
export function Stillness({ talk }: { talk: Talk }) {
  const t = useWords();
  const language = useLanguage();
  const [left, setLeft] = useState(false);
  const time = useTimeLeft(talk.phaseEndsAt, talk.serverTime, true);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && setLeft(true);
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, []);
  if (left) return null;
  return (
    <section className="stillness" aria-label={talk.phase?.title[language]}>
      <div className="stillness-ring">
        <Ring dots={8} size={180} />
      </div>
      <p className="serif">{(talk.me.prompt ?? talk.phase?.purpose)?.[language]}</p>
      {time !== undefined ? (
        <p role="timer" className="quiet">
          {minutesWords(time)} {t('consultations.minutesLeft')}
        </p>
      ) : null}
      <Button variant="secondary" onClick={() => setLeft(true)}>
        {t('consultations.leaveStillness')}
      </Button>
    </section>
  );
}
