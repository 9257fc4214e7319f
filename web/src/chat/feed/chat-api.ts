import type { Language } from '@krets/shared/kinds';
import type { Client, CombinedError, OperationResult } from '@urql/core';
import { type ApiError, apiErrorOf, isRefusal } from '../../app/api/api-error.js';
import type { Outgoing, SendResult } from '../../app/realtime/outbox.js';
import type { MessagesQuery } from '../../generated/graphql.js';
import { messageQuery, messagesQuery, postMutation } from '../operations.js';
import type { Message } from './message-window.js';

/** A pending message. */
export type OutgoingMessage = Outgoing & {
  networkId: string;
  body: string;
  lang: Language;
  quotedId: string | null;
  mentions: string[];
  /** Missing in what an earlier version of the page has stored. */
  pictures?: { fileId: string; alt: string }[];
  resourceId?: string | null;
};

export type PagePosition = { before?: string | null; after?: string | null };
export type MessagePage = { nodes: Message[]; older?: string | null; newer?: string | null };

/** What the chat needs from the server. */
export type ChatApi = {
  page(place: PagePosition, first: number): Promise<MessagePage | { apiError: ApiError }>;
  /** Undefined when there was no answer. */
  message(id: string): Promise<Message | 'gone' | undefined>;
};

const networkError: ApiError = { kind: 'network' };

type Answer = Pick<OperationResult<MessagesQuery>, 'data'> & { error?: CombinedError | undefined };

/** @param newest the newest messages, when they came with the chat */
export const chatApi = (
  apiClient: Client,
  networkId: string,
  newest: () => Promise<Answer> | undefined = () => undefined,
): ChatApi => ({
  async page(place, first) {
    const isNewest = !place.before && !place.after;
    const { data, error }: Answer = await ((isNewest && newest()) ||
      apiClient.query(messagesQuery, { networkId, first, ...place }));
    return data?.chat.messages ?? { apiError: error ? apiErrorOf(error) : networkError };
  },
  async message(id) {
    const { data, error } = await apiClient.query(messageQuery, { id });
    if (data) return data.message;
    return isRefusal(error && apiErrorOf(error), 'NOT_FOUND') ? 'gone' : undefined;
  },
});

export const messagePoster =
  (apiClient: Client) =>
  async ({ at: _, refused: __, ...input }: OutgoingMessage): Promise<SendResult<Message>> => {
    const { data, error } = await apiClient.mutation(postMutation, { input });
    if (data) return { arrived: data.postMessage };
    return { apiError: error ? apiErrorOf(error) : networkError };
  };
