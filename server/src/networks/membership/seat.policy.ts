import type { Charter } from '../charter/charter.entity.js';
import type { Network } from '../network.entity.js';

/** The founding group sees everything; who begins later does when the charter says so. The database decides the same way. */
export const seesEverything = (
  { stage }: Pick<Network, 'stage'>,
  { openHistory }: Pick<Charter, 'openHistory'>,
  handedOver: boolean,
) => openHistory || (!handedOver && (stage === 'DRAFT' || stage === 'FORMING'));
