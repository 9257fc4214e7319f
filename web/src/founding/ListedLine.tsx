import { useWords } from '../app/words.js';
import type { SimilarNetworksQuery } from '../generated/graphql.js';
import { NetworkKind } from './NetworkKind.js';

/** What is public of a network that lets itself be found. */
export function ListedLine({ network }: { network: SimilarNetworksQuery['similarNetworks'][number] }) {
  const t = useWords();
  const { seatsTaken, seatsFree, everyWeeks, seatsFor } = network;
  const size =
    seatsTaken != null && seatsFree != null
      ? t('founding.listed.size', { taken: seatsTaken, free: seatsFree })
      : t(`founding.listed.band.${network.sizeBand}`);
  const rhythm = everyWeeks == null ? null : t('founding.listed.rhythm', { weeks: everyWeeks });
  return (
    <li>
      <h3>{network.name}</h3>
      <NetworkKind {...network} />
      <p>{network.purpose}</p>
      {seatsFor ? <p className="small">{t('founding.listed.for', { whom: seatsFor })}</p> : null}
      <p className="small quiet">{[size, rhythm].filter(Boolean).join(' · ')}</p>
    </li>
  );
}
