import { Link } from 'react-router';
import type { NetworkFactsFragment } from '../../../generated/graphql.js';
import { NetworkKind } from '../../lifecycle/NetworkKind.js';
import { NetworkFacts } from './NetworkFacts.js';

/** A listed network, with a link to apply. */
export function ListedNetwork({ network }: { network: NetworkFactsFragment }) {
  const { id, name, stage, purpose, takesApplications } = network;
  return (
    <li>
      <h3>{takesApplications ? <Link to={`/apply/${id}`}>{name}</Link> : name}</h3>
      {stage === 'ACTIVE' ? null : <NetworkKind stage={stage} />}
      <p>{purpose}</p>
      <NetworkFacts network={network} />
    </li>
  );
}
