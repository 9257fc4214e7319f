import { useTranslate } from '../../app/i18n/messages.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import type { Consultation } from '../consultation.js';
import { AskPeople } from './AskPeople.js';

/** Who has been asked and what they answered; after the start, only those who take part. */
export function Participants({ consultation, onDone }: { consultation: Consultation; onDone: () => void }) {
  const t = useTranslate();
  const begun = consultation.phaseSeq > 0;
  return (
    <section>
      <h2>
        {begun
          ? t(consultation.phase ? 'consultations.withUs' : 'consultations.wereWithUs')
          : t('consultations.participants')}
      </h2>
      <ul className="plain-list participants">
        {consultation.participants
          .filter(({ role }) => !begun || role)
          .map(({ seat, role, participation }) => (
            <li key={seat.id} className="small">
              <SeatName seat={seat} />
              {begun && role === 'PEER' ? null : (
                <span className="quiet">
                  {' · '}
                  {role && role !== 'PEER'
                    ? t(`consultations.role.${role}`)
                    : t(`consultations.participation.${participation}`)}
                </span>
              )}
            </li>
          ))}
      </ul>
      {begun && consultation.viewerMay.ask ? <AskPeople consultation={consultation} onDone={onDone} /> : null}
    </section>
  );
}
