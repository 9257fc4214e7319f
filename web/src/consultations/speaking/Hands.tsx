import { useMe } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { SeatName } from '../../ui/SeatName.js';
import { Act } from '../Act.js';
import { lowerHandMutation, raiseHandMutation } from '../acts.js';
import type { Talk } from '../talk.js';

/** Who asks for the word, in the order in which it is given. */
export function Hands({ talk, onDone }: { talk: Talk; onDone: () => void }) {
  const t = useWords();
  const me = useMe();
  const { id, hands, viewerMay } = talk;
  const mine = hands.some(({ person }) => person.id === me.id);
  // In writing nobody has to wait for the word.
  if (hands.length === 0 && (!viewerMay.raiseHand || talk.mode === 'ASYNC')) return null;
  return (
    <section>
      {hands.length > 0 ? <h2>{t('consultations.hands')}</h2> : null}
      <ol hidden={hands.length === 0}>
        {hands.map((seat) => (
          <li key={seat.id}>
            <SeatName seat={seat} />{' '}
            {talk.me.role === 'FACILITATOR' && seat.person.id !== me.id ? (
              <Act
                look="tertiary"
                verb={lowerHandMutation}
                variables={{ input: { id, personId: seat.person.id } }}
                onDone={onDone}
              >
                {t('consultations.hands.give')}
              </Act>
            ) : null}
          </li>
        ))}
      </ol>
      {mine ? (
        <Act verb={lowerHandMutation} variables={{ input: { id } }} onDone={onDone}>
          {t('consultations.hands.lower')}
        </Act>
      ) : viewerMay.raiseHand ? (
        <Act verb={raiseHandMutation} variables={{ id }} onDone={onDone}>
          {t('consultations.hands.raise')}
        </Act>
      ) : null}
    </section>
  );
}
