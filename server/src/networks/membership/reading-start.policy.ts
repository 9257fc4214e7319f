import type { Charter } from '../charter/charter.entity.js';
import type { Network } from '../network.entity.js';

/** Founding members see what is from before their seat; members who join later do when the charter allows it. The database decides by the same rule. */
export const seesEarlier = (
  { stage }: Pick<Network, 'stage'>,
  { openHistory }: Pick<Charter, 'openHistory'>,
  handedOver: boolean,
) => openHistory || (!handedOver && (stage === 'DRAFT' || stage === 'FORMING'));
