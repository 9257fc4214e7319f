import { useTranslate } from '../../app/i18n/messages.js';
import { useMe } from '../../app/session.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import type { Consultation } from '../consultation.js';
import { MutationButton } from '../MutationButton.js';
import { lowerHandMutation, raiseHandMutation } from '../mutations.js';

/** Who has raised a hand, in the order they will speak. */
export function RaisedHands({ consultation, onDone }: { consultation: Consultation; onDone: () => void }) {
  const t = useTranslate();
  const me = useMe();
  const { id, hands, viewerMay } = consultation;
  const mine = hands.some(({ person }) => person.id === me.id);
  // In a written consultation nobody has to wait for a turn.
  if (hands.length === 0 && (!viewerMay.raiseHand || consultation.mode === 'ASYNC')) return null;
  return (
    <section>
      {hands.length > 0 ? <h2>{t('consultations.hands')}</h2> : null}
      <ol hidden={hands.length === 0}>
        {hands.map((seat) => (
          <li key={seat.id}>
            <SeatName seat={seat} />{' '}
            {consultation.me.role === 'FACILITATOR' && seat.person.id !== me.id ? (
              <MutationButton
                emphasis="tertiary"
                mutation={lowerHandMutation}
                variables={{ input: { id, personId: seat.person.id } }}
                onDone={onDone}
              >
                {t('consultations.hands.give')}
              </MutationButton>
            ) : null}
          </li>
        ))}
      </ol>
      {mine ? (
        <MutationButton mutation={lowerHandMutation} variables={{ input: { id } }} onDone={onDone}>
          {t('consultations.hands.lower')}
        </MutationButton>
      ) : viewerMay.raiseHand ? (
        <MutationButton mutation={raiseHandMutation} variables={{ id }} onDone={onDone}>
          {t('consultations.hands.raise')}
        </MutationButton>
      ) : null}
    </section>
  );
}
