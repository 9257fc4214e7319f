import { apiClient } from '../app/api/api-client.js';
import { answerAhead } from '../app/api/useQueryResult.js';
import { messagesKey, pageSize } from './feed/messages-key.js';
import { chatPageQuery } from './operations.js';

export const chatKey = (networkId: string) => `Chat ${networkId}`;

/** The chat and its newest messages in one request; the list of messages gets its part of the answer. */
export async function openChat(networkId: string) {
  const answer = await apiClient.query(chatPageQuery, { networkId, first: pageSize }).toPromise();
  if (answer.data)
    answerAhead(messagesKey(networkId), Promise.resolve({ data: { chat: { messages: answer.data.chat.messages } } }));
  return answer;
}
