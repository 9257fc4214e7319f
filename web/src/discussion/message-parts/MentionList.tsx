import { useTranslate } from '../../app/i18n/messages.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import type { Seat } from './mentions.js';
import './MentionList.css';

type Props = { id: string; open: boolean; found: readonly Seat[]; at: number; choose: (seat: Seat) => void };

/** The seats one can mention. The focus stays in the text box, which points to the active option. */
export function MentionList({ id, open, found, at, choose }: Props) {
  const t = useTranslate();
  return (
    <>
      <p role="status" className="visually-hidden">
        {open ? t('message-parts.seatsFound', { count: found.length }) : ''}
      </p>
      {open ? (
        <div id={`${id}-seats`} role="listbox" aria-label={t('message-parts.seats')} className="mention-list">
          {found.map((seat, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard in the text box, which has the focus
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={seat.id}
              id={`${id}-seat-${i}`}
              role="option"
              aria-selected={i === at}
              // Leaves the focus in the text box.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(seat)}
            >
              <SeatName seat={seat} />
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}
