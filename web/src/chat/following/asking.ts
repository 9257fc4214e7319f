import type { Language } from '@krets/shared/kinds';
import type { Client } from '@urql/core';
import { isRefusal, type Trouble, troubleOf } from '../../app/trouble.js';
import type { Outgoing, Sent } from '../../live/outbox.js';
import { messageQuery, messagesQuery, postMutation } from '../graph.js';
import type { Message } from './conversation.js';

/** A message on its way. */
export type Sending = Outgoing & {
  networkId: string;
  body: string;
  lang: Language;
  quotedId: string | null;
  mentions: string[];
  /** Missing in what an earlier version of the page has left behind. */
  pictures?: { fileId: string; alt: string }[];
  resourceId?: string | null;
};

export type Place = { before?: string | null; after?: string | null };
export type MessagePage = { nodes: Message[]; older?: string | null; newer?: string | null };

/** What a conversation asks of the server. */
export type Asking = {
  page(place: Place, first: number): Promise<MessagePage | { trouble: Trouble }>;
  /** Undefined when the line did not answer. */
  message(id: string): Promise<Message | 'gone' | undefined>;
};

const lineDown: Trouble = { kind: 'network' };

export const askingOver = (graph: Client, networkId: string): Asking => ({
  async page(place, first) {
    const { data, error } = await graph.query(messagesQuery, { networkId, first, ...place });
    return data?.chat.messages ?? { trouble: error ? troubleOf(error) : lineDown };
  },
  async message(id) {
    const { data, error } = await graph.query(messageQuery, { id });
    if (data) return data.message;
    return isRefusal(error && troubleOf(error), 'NOT_FOUND') ? 'gone' : undefined;
  },
});

export const postOver =
  (graph: Client) =>
  async ({ at: _, refused: __, ...input }: Sending): Promise<Sent<Message>> => {
    const { data, error } = await graph.mutation(postMutation, { input });
    if (data) return { arrived: data.postMessage };
    return { trouble: error ? troubleOf(error) : lineDown };
  };
