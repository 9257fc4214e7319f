import type { SearchQuery } from '../generated/graphql.js';

export type Found = SearchQuery['search']['found'][number];

const places: Record<Found['kind'], (found: Found) => string> = {
  CHALLENGE: ({ id }) => `/challenges/${id}`,
  CONTRIBUTION: ({ id, challengeId }) => `/challenges/${challengeId}#c-${id}`,
  MESSAGE: ({ id, networkId }) => `/rooms/${networkId}/chat#m-${id}`,
  RESOURCE: ({ id }) => `/resources/${id}`,
  CONSULTATION: ({ consultationId }) => `/consultations/${consultationId}`,
  MINUTES: ({ meetingId }) => `/meetings/${meetingId}`,
};

/** Where the reader finds it. */
export const placeOf = (found: Found) => places[found.kind](found);

/** Those of one room together, in the order in which the rooms were found. */
export function byRoom(found: readonly Found[]): { id: string; name: string; found: Found[] }[] {
  const rooms = new Map<string, { id: string; name: string; found: Found[] }>();
  for (const one of found) {
    const room = rooms.get(one.networkId) ?? { id: one.networkId, name: one.networkName, found: [] };
    room.found.push(one);
    rooms.set(one.networkId, room);
  }
  return [...rooms.values()];
}
