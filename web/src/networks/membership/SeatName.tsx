import { useLanguage } from '../../app/i18n/messages.js';
import './SeatName.css';

export type SeatNames = {
  roleTitle: string;
  organisation?: { name: { nn: string; nb: string; en: string } } | null;
  person: { name: string };
};

/** Role first, name second: «Seksjonssjef, Kartverket · Siri Aune». A person who has deleted their account has no name. */
export function SeatName({ seat, short = false }: { seat: SeatNames; short?: boolean }) {
  const language = useLanguage();
  const place = [seat.roleTitle, seat.organisation?.name[language]].filter(Boolean).join(', ');
  return (
    <span className="seat-name">
      <strong>{place}</strong>
      {short || !seat.person.name ? null : (
        <span>
          {' · '}
          {seat.person.name}
        </span>
      )}
    </span>
  );
}
