import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { useTranslate } from '../app/i18n/messages.js';
import { TransRich } from '../app/i18n/TransRich.js';
import { SeatName, type SeatNames } from './membership/SeatName.js';
import './ReadersNote.css';

type Props = {
  people: number;
  organisations: number;
  /** Those who can read it, shown by name. */
  seats?: readonly (SeatNames & { id: string })[];
  networkName: string;
};

/** Who can read what is shown or written here. The server computes it by the same rule that grants access. */
export function ReadersNote({ people, organisations, seats, networkName }: Props) {
  const t = useTranslate();
  return (
    <div className="readers-note">
      <PadlockLockedIcon aria-hidden fontSize="1.25em" />
      <div>
        <TransRich id="networks.readers" values={{ people, organisations, networkName }} tags={{ b: <strong /> }} />
        {seats ? (
          <details>
            <summary>{t('networks.readers.who')}</summary>
            <ul className="plain-list">
              {seats.map((seat) => (
                <li key={seat.id}>
                  <SeatName seat={seat} />
                </li>
              ))}
            </ul>
            <p className="small">{t('networks.readers.emergency')}</p>
          </details>
        ) : null}
      </div>
    </div>
  );
}
