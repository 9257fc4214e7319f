import { useLanguage } from '../app/words.js';
import './SeatName.css';

export type SeatNames = {
  roleTitle: string;
  organisation?: { name: { nn: string; nb: string; en: string } } | null;
  person: { name: string };
};

/** Role first, name second: «Seksjonssjef, Kartverket · Siri Aune». */
export function SeatName({ seat, short = false }: { seat: SeatNames; short?: boolean }) {
  const language = useLanguage();
  const place = [seat.roleTitle, seat.organisation?.name[language]].filter(Boolean).join(', ');
  return (
    <span className="seat-name">
      <strong>{place}</strong>
      {short ? null : (
        <span>
          {' · '}
          {seat.person.name}
        </span>
      )}
    </span>
  );
}
