import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { Rich } from '../app/Rich.js';
import { useWords } from '../app/words.js';
import { SeatName, type SeatNames } from './SeatName.js';
import './ReadersLine.css';

type Props = {
  people: number;
  organisations: number;
  /** Those who can, to be shown by name. */
  seats?: readonly (SeatNames & { id: string })[];
  networkName: string;
};

/** Who can read what stands or is written here. It comes from the server, which answers by the same rule as it lets in. */
export function ReadersLine({ people, organisations, seats, networkName }: Props) {
  const t = useWords();
  return (
    <div className="readers-line">
      <PadlockLockedIcon aria-hidden fontSize="1.25em" />
      <div>
        <Rich id="ui.readers" values={{ people, organisations, networkName }} tags={{ b: <strong /> }} />
        {seats ? (
          <details>
            <summary>{t('ui.readers.who')}</summary>
            <ul className="plain-list">
              {seats.map((seat) => (
                <li key={seat.id}>
                  <SeatName seat={seat} />
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </div>
  );
}
