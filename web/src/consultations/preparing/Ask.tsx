import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct, useGraph } from '../../app/useGraph.js';
import { useWords } from '../../app/words.js';
import { SeatName } from '../../ui/SeatName.js';
import { Refused } from '../Act.js';
import { askMutation } from '../acts.js';
import { consultQuery } from '../graph.js';
import { useRefusal } from '../refusal.js';
import type { Talk } from '../talk.js';

type Props = { talk: Talk; onDone: () => void };

/** Those of the room who have not been asked yet. */
export function Ask({ talk, onDone }: Props) {
  const t = useWords();
  const { data } = useGraph(consultQuery, { id: talk.challenge.id });
  const [chosen, setChosen] = useState<string[]>([]);
  const { act, busy, trouble } = useAct(askMutation);
  const refusal = useRefusal(trouble);
  const asked = new Set(talk.participants.map(({ seat }) => seat.person.id));
  const seats = data?.challenge.network.seats.filter(({ person }) => !asked.has(person.id)) ?? [];
  if (seats.length === 0) return null;
  async function ask() {
    if (!(await act({ input: { id: talk.id, personIds: chosen } }))) return;
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
      <Refused words={refusal} />
      <div className="buttons">
        <Button variant="secondary" disabled={busy || chosen.length === 0} onClick={() => void ask()}>
          {t('consultations.ask.send', { people: chosen.length })}
        </Button>
      </div>
    </details>
  );
}
