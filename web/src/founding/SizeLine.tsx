import { useWords } from '../app/words.js';
import { Ring } from '../ui/Ring.js';
import './SizeLine.css';

type Props = { seats: number; seatsWarn: number; seatsMax: number };

/** The ring of seats. Those above the warning stand out, and the words say why. */
export function SizeLine({ seats, seatsWarn, seatsMax }: Props) {
  const t = useWords();
  return (
    <div className="size-line">
      <Ring dots={seatsMax} filled={seats} beyond={seatsWarn} size={56} />
      <div>
        <p className="small">{t('founding.size', { seats, max: seatsMax })}</p>
        {seats > seatsWarn ? (
          <p className="small quiet">{t('founding.size.large', { seats, warn: seatsWarn })}</p>
        ) : null}
      </div>
    </div>
  );
}
