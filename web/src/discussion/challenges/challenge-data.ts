import { apiClient } from '../../app/api/api-client.js';
import { answerAhead } from '../../app/api/useQueryResult.js';
import { threadKey, threadPageSize } from '../contributions/thread.js';
import { challengePageQuery } from './operations.js';

export const challengeKey = (id: string) => `Challenge ${id}`;
/** The key of what `ConsultationLinks` shows. */
export const consultationsKey = (challengeId: string) => `Consultations ${challengeId}`;

/** The challenge, its consultations and the beginning of its thread in one request; each part goes to what shows it. */
export async function openChallenge(id: string) {
  const answer = await apiClient.query(challengePageQuery, { id, first: threadPageSize }).toPromise();
  const challenge = answer.data?.challenge;
  if (challenge && !challenge.withdrawnAt) {
    const { consultations, contributions } = challenge;
    answerAhead(consultationsKey(id), Promise.resolve({ data: { challenge: { id, consultations } } }));
    answerAhead(threadKey(id), Promise.resolve({ data: { challenge: { contributions } } }));
  }
  return answer;
}
