import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import type { Consultation } from '../consultation.js';
import { RefusalText } from '../MutationButton.js';
import { askMutation } from '../mutations.js';
import { proposalQuery } from '../queries.js';
import { useRefusal } from '../refusal.js';

type Props = { consultation: Consultation; onDone: () => void };

/** Members of the room who have not been asked yet. */
export function AskPeople({ consultation, onDone }: Props) {
  const t = useTranslate();
  const { data } = useQuery(proposalQuery, { id: consultation.challenge.id });
  const [chosen, setChosen] = useState<string[]>([]);
  const { mutate, busy, apiError } = useMutation(askMutation);
  const refusal = useRefusal(apiError);
  const asked = new Set(consultation.participants.map(({ seat }) => seat.person.id));
  const seats = data?.challenge.network.seats.filter(({ person }) => !asked.has(person.id)) ?? [];
  if (seats.length === 0) return null;
  async function ask() {
    if (!(await mutate({ input: { id: consultation.id, personIds: chosen } }))) return;
    setChosen([]);
    onDone();
  }
  return (
    <details>
      <summary>{t('consultations.ask')}</summary>
      {seats.map((seat) => (
        <Checkbox
          key={seat.id}
          label={<SeatName seat={seat} />}
          checked={chosen.includes(seat.person.id)}
          onChange={(event) =>
            setChosen((before) =>
              event.target.checked ? [...before, seat.person.id] : before.filter((one) => one !== seat.person.id),
            )
          }
        />
      ))}
      <RefusalText words={refusal} />
      <div className="buttons">
        <Button variant="secondary" disabled={busy || chosen.length === 0} onClick={() => void ask()}>
          {t('consultations.ask.send', { people: chosen.length })}
        </Button>
      </div>
    </details>
  );
}
