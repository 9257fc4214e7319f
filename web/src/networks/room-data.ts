import { apiClient } from '../app/api/api-client.js';
import { answerAhead } from '../app/api/useQueryResult.js';
import type { ChallengeFilter, ChallengeLinesFragment } from '../generated/graphql.js';
import { roomPageQuery } from './operations.js';

export const pageSize = 20;

export const roomKey = (networkId: string) => `Room ${networkId}`;
export const challengesKey = (networkId: string, filter: ChallengeFilter) => `Challenges ${networkId} ${filter}`;

const loaded = ({ nodes, pageInfo }: ChallengeLinesFragment) => ({ nodes, hasMore: pageInfo.hasNextPage });

/** The room and the first of its challenges in one request; `useChallenges` gets its part of the answer. */
export async function openRoom(networkId: string, filter: ChallengeFilter) {
  const answer = await apiClient.query(roomPageQuery, { id: networkId, first: pageSize, filter }).toPromise();
  if (answer.data) {
    const challenges = loaded(answer.data.network.challenges);
    answerAhead(challengesKey(networkId, filter), Promise.resolve({ data: challenges }));
  }
  return answer;
}
