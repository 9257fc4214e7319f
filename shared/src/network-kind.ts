import { limits } from './limits.js';

/** How often one means to meet. */
export const rhythms = ['REGULAR', 'WHEN_IT_SUITS', 'ONCE'] as const;
export type Rhythm = (typeof rhythms)[number];

/** What somebody who wants to make something has in mind. */
export type Plan = { people: number; open: boolean; charter: boolean; rhythm: Rhythm };

export const groupKinds = ['NETWORK', 'MEETING_PLACE', 'INFORMAL_CONTACT'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Why it cannot be called a network. */
export type NotNetworkReason = 'OPEN' | 'MANY' | 'ONCE' | 'FEW' | 'NO_CHARTER' | 'NO_RHYTHM';

/**
 * Keeps «network» for what is bounded, structured and agreed upon. What is open, large or held once is a meeting place;
 * what lacks an agreement, a rhythm or people enough is informal contact.
 */
export function groupKindOf({ people, open, charter, rhythm }: Plan): { is: GroupKind; because: NotNetworkReason[] } {
  const place: NotNetworkReason[] = [];
  if (open) place.push('OPEN');
  if (people > limits.seatsCap) place.push('MANY');
  if (rhythm === 'ONCE') place.push('ONCE');
  if (place.length > 0) return { is: 'MEETING_PLACE', because: place };
  const informal: NotNetworkReason[] = [];
  if (people < limits.seatsMin) informal.push('FEW');
  if (!charter) informal.push('NO_CHARTER');
  if (rhythm === 'WHEN_IT_SUITS') informal.push('NO_RHYTHM');
  return informal.length > 0 ? { is: 'INFORMAL_CONTACT', because: informal } : { is: 'NETWORK', because: [] };
}
