import { randomUUID } from 'node:crypto';
import type { QuoteAnswer, ReactionKind } from '@krets/shared/kinds';
import { insertMessagesSql } from './insert-messages.js';
import type { Person } from './person.js';
import type { TestServer } from './server.js';

export type Message = {
  id: string;
  clientId: string;
  seq: number;
  body: string;
  mentions: string[];
  editedAt: string | null;
  withdrawnAt: string | null;
  author: { id: string };
  quoted: { id: string; excerpt: string } | null;
  reactions: { kind: ReactionKind; seat: { id: string } }[];
  pictures: { id: string; alt: string; width: number; height: number; mediaType: string }[];
  resourceId: string | null;
  resource: { id: string; title: string } | null;
  viewerMay: { edit: boolean; withdraw: boolean; restore: boolean; react: boolean };
};
export type Page = { nodes: Message[]; older: string | null; newer: string | null };

const fields = `id clientId seq body mentions editedAt withdrawnAt author { id } quoted { id excerpt }
  reactions { kind seat { id } } pictures { id alt width height mediaType } resourceId resource { id title } viewerMay { edit withdraw restore react }`;

/** Posts a message in a room. */
export async function postMessage(
  person: Person,
  networkId: string,
  body: string,
  changes: Record<string, unknown> = {},
): Promise<Message> {
  const { postMessage } = await person.ask<{ postMessage: Message }>(
    `mutation ($input: PostMessageInput!) { postMessage(input: $input) { ${fields} } }`,
    { input: { networkId, clientId: randomUUID(), body, lang: 'nn', ...changes } },
  );
  return postMessage;
}

/** One verb on one message. */
export async function act(
  person: Person,
  verb: 'withdrawMessage' | 'restoreMessage',
  id: string,
): Promise<Message | undefined> {
  const answer = await person.ask<Record<string, Message>>(`mutation ($id: ID!) { ${verb}(id: $id) { ${fields} } }`, {
    id,
  });
  return answer[verb];
}

export async function edit(person: Person, id: string, body: string, mentions: string[] = []): Promise<Message> {
  const { editMessage } = await person.ask<{ editMessage: Message }>(
    `mutation ($input: EditMessageInput!) { editMessage(input: $input) { ${fields} } }`,
    { input: { id, body, mentions } },
  );
  return editMessage;
}

export async function react(
  person: Person,
  messageId: string,
  kind: ReactionKind,
  verb: 'addReaction' | 'removeReaction' = 'addReaction',
): Promise<Message['reactions']> {
  const answer = await person.ask<Record<string, Message>>(
    `mutation ($input: ReactionInput!) { ${verb}(input: $input) { ${fields} } }`,
    { input: { messageId, kind } },
  );
  return answer[verb]?.reactions ?? [];
}

export async function pageOf(person: Person, networkId: string, place: Record<string, unknown> = {}): Promise<Page> {
  const { chat } = await person.ask<{ chat: { messages: Page } }>(
    `query ($id: ID!, $first: Int!, $before: String, $after: String) { chat(networkId: $id) {
       messages(first: $first, before: $before, after: $after) { nodes { ${fields} } older newer } } }`,
    { id: networkId, first: 100, ...place },
  );
  return chat.messages;
}

/** The whole conversation, from the newest page upwards. */
export async function conversation(person: Person, networkId: string, first = 100): Promise<Message[]> {
  const all: Message[] = [];
  for (let before: string | null = null; ; ) {
    const page: Page = await pageOf(person, networkId, { first, before });
    all.unshift(...page.nodes);
    if (!page.older) return all;
    before = page.older;
  }
}

type Head = { retentionDays: number; myReadSeq: number; firstUnread: number | null };
export async function headOf<T = Head>(
  person: Person,
  networkId: string,
  what = 'retentionDays myReadSeq firstUnread',
): Promise<T> {
  const { chat } = await person.ask<{ chat: T }>(`query ($id: ID!) { chat(networkId: $id) { ${what} } }`, {
    id: networkId,
  });
  return chat;
}

export const markChatRead = (person: Person, networkId: string, seq: number) =>
  person.ask('mutation ($id: ID!, $seq: Int!) { markChatRead(networkId: $id, seq: $seq) { networkId } }', {
    id: networkId,
    seq,
  });

export const setMessageRetention = (person: Person, networkId: string, days: number) =>
  person.ask('mutation ($input: MessageRetentionInput!) { setMessageRetention(input: $input) { retentionDays } }', {
    input: { networkId, days },
  });

export type Quote = {
  id: string;
  answer: QuoteAnswer;
  body: string | null;
  author: { id: string };
  viewerMay: { agree: boolean; refuse: boolean };
};
export type QuoteRequest = { quote: Quote; words: string; challenge: { id: string; title: string } };
const quoteFields = 'id answer body author { id } viewerMay { agree refuse }';

export const quoteMessages = (person: Person, challengeId: string, messageIds: string[]) =>
  person.ask('mutation ($input: QuoteMessagesInput!) { quoteMessages(input: $input) { id } }', {
    input: { challengeId, messageIds },
  });

export async function quotesOf(person: Person, challengeId: string): Promise<Quote[]> {
  const { challenge } = await person.ask<{ challenge: { quotes: Quote[] } }>(
    `query ($id: ID!) { challenge(id: $id) { quotes { ${quoteFields} } } }`,
    { id: challengeId },
  );
  return challenge.quotes;
}

export const answerQuote = (person: Person, verb: 'agreeToQuote' | 'refuseQuote', id: string) =>
  person.ask(`mutation ($id: ID!) { ${verb}(id: $id) { ${quoteFields} } }`, { id });

export async function requestsOf(person: Person, networkId: string): Promise<QuoteRequest[]> {
  const { quoteRequests } = await headOf<{ quoteRequests: QuoteRequest[] }>(
    person,
    networkId,
    `quoteRequests { quote { ${quoteFields} } words challenge { id title } }`,
  );
  return quoteRequests;
}

/** Inserts many messages after the last one as superuser: they are in the journal and sent to no socket. */
export async function insertMessages(
  server: TestServer,
  networkId: string,
  count: number,
  word: string,
): Promise<void> {
  await server.database.asSuperuser(insertMessagesSql, [networkId, count, word]);
}
