import { useTranslate } from '../../app/i18n/messages.js';
import { DotRing } from '../../ui/DotRing.js';
import './SizeNote.css';

type Props = {
  seats: number;
  seatsMax: number /** Above it the text asks the members to talk about the size. */;
  seatsWarn?: number;
};

/** The ring of seats. Those above a warning limit are highlighted, and the text says why. */
export function SizeNote({ seats, seatsMax, seatsWarn = seatsMax }: Props) {
  const t = useTranslate();
  return (
    <div className="size-note">
      <DotRing dots={seatsMax} filled={seats} accentFrom={seatsWarn} size={56} />
      <div>
        <p className="small">{t('lifecycle.size', { seats, max: seatsMax })}</p>
        {seats > seatsWarn ? (
          <p className="small quiet">{t('lifecycle.size.large', { seats, warn: seatsWarn })}</p>
        ) : null}
      </div>
    </div>
  );
}
