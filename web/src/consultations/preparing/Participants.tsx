import { useWords } from '../../app/words.js';
import { SeatName } from '../../ui/SeatName.js';
import type { Talk } from '../talk.js';
import { Ask } from './Ask.js';

/** Who has been asked, and what they have said to it; once it has begun, those who are with us and no others. */
export function Participants({ talk, onDone }: { talk: Talk; onDone: () => void }) {
  const t = useWords();
  const begun = talk.phaseSeq > 0;
  return (
    <section>
      <h2>
        {begun ? t(talk.phase ? 'consultations.withUs' : 'consultations.wereWithUs') : t('consultations.participants')}
      </h2>
      <ul className="plain-list participants">
        {talk.participants
          .filter(({ role }) => !begun || role)
          .map(({ seat, role, participation }) => (
            <li key={seat.id} className="small">
              <SeatName seat={seat} />
              {begun && role === 'PEER' ? null : (
                <span className="quiet">
                  {' · '}
                  {role && role !== 'PEER'
                    ? t(`consultations.role.${role}`)
                    : t(`consultations.participation.${participation}`)}
                </span>
              )}
            </li>
          ))}
      </ul>
      {begun && talk.viewerMay.ask ? <Ask talk={talk} onDone={onDone} /> : null}
    </section>
  );
}
