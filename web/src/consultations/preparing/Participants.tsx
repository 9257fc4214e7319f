import { useWords } from '../../app/words.js';
import type { TalkFragment } from '../../generated/graphql.js';
import { SeatName } from '../../ui/SeatName.js';
import { Ask } from './Ask.js';

/** Who has been asked, and what they have said to it; once it has begun, those who are with us and no others. */
export function Participants({ talk, onDone }: { talk: TalkFragment; onDone: () => void }) {
  const t = useWords();
  const begun = talk.phaseSeq > 0;
  return (
    <section>
      <h2>{begun ? t('consultations.withUs') : t('consultations.participants')}</h2>
      <ul className="plain-list participants">
        {talk.participants
          .filter(({ role }) => !begun || role)
          .map(({ seat, role, participation }) => (
            <li key={seat.id} className="small">
              <SeatName seat={seat} />
              <span className="quiet">
                {' · '}
                {role ? t(`consultations.role.${role}`) : t(`consultations.participation.${participation}`)}
              </span>
            </li>
          ))}
      </ul>
      {begun && talk.viewerMay.ask ? <Ask talk={talk} onDone={onDone} /> : null}
    </section>
  );
}
