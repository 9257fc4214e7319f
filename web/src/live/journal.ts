import type { EntryAdded } from '@krets/shared/realtime';
import type { Client } from '@urql/core';
import { graphql } from '../generated/gql.js';
import type { JournalPage } from './follow.js';

const newsQuery = graphql(`
  query JournalPage($networkId: ID!, $after: Int!) {
    journal(networkId: $networkId, after: $after) {
      complete
      items { seq topic id challengeId }
    }
  }
`);

/** Asks for what came after a number in the journal of a room. */
export const journalOver =
  (graph: Client) =>
  async (networkId: string, after: number): Promise<JournalPage> => {
    const { data, error } = await graph.query(newsQuery, { networkId, after });
    if (!data) throw error ?? new Error('No answer');
    const items = data.journal.items.map(
      ({ challengeId, ...item }): EntryAdded => ({ networkId, ...item, ...(challengeId ? { challengeId } : {}) }),
    );
    return { items, complete: data.journal.complete };
  };
