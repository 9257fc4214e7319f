import { useTranslate } from '../../../app/i18n/messages.js';
import type { NetworkFactsFragment } from '../../../generated/graphql.js';
import './NetworkFacts.css';

/** What outsiders may know of a listed network, and no more. */
export function NetworkFacts({ network }: { network: NetworkFactsFragment }) {
  const t = useTranslate();
  const { seatsFor, organiserName, organiserType, seatsTaken, seatsFree, size, everyWeeks, minutes } = network;
  return (
    <dl className="network-facts small">
      {seatsFor ? <Fact term={t('admission.facts.seatsFor')}>{seatsFor}</Fact> : null}
      {organiserName ? (
        <Fact term={t('admission.facts.organiser')}>
          {organiserName}
          {organiserType ? ` (${t(`lifecycle.organiserType.${organiserType}`)})` : null}
        </Fact>
      ) : null}
      <Fact term={t('admission.facts.size')}>
        {seatsTaken != null && seatsFree != null
          ? t('admission.facts.seats', { taken: seatsTaken, free: seatsFree })
          : t(`admission.size.${size}`)}
      </Fact>
      {everyWeeks ? (
        <Fact term={t('admission.facts.rhythm')}>
          {minutes
            ? t('admission.facts.meets', { weeks: everyWeeks, minutes })
            : t('admission.facts.every', { weeks: everyWeeks })}
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
