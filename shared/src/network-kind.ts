import { limits } from './limits.js';

/** How often the members mean to meet. */
export const rhythms = ['REGULAR', 'WHEN_IT_SUITS', 'ONCE'] as const;
export type Rhythm = (typeof rhythms)[number];

/** What a person who wants to start something has in mind. */
export type Plan = { people: number; open: boolean; charter: boolean; rhythm: Rhythm };

export const groupKinds = ['NETWORK', 'MEETING_PLACE', 'INFORMAL_CONTACT'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Why it is not called a network. */
export type NotNetworkReason = 'OPEN' | 'MANY' | 'ONCE' | 'FEW' | 'NO_CHARTER' | 'NO_RHYTHM';

/**
 * Reserves «network» for what is bounded, structured and agreed upon. Open, large or single meetings are meeting places;
 * without an agreement, a rhythm or enough people it is informal contact.
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
