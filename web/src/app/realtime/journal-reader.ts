import type { EntryAdded } from '@krets/shared/realtime';
import type { Client } from '@urql/core';
import { graphql } from '../../generated/gql.js';
import type { JournalPage } from './journal-follower.js';

const journalQuery = graphql(`
  query JournalPage($networkId: ID!, $after: Int!) {
    journal(networkId: $networkId, after: $after) {
      complete
      items { seq topic id challengeId }
    }
  }
`);

/** Reads the journal entries of a room after a number. */
export const journalReader =
  (apiClient: Client) =>
  async (networkId: string, after: number): Promise<JournalPage> => {
    const { data, error } = await apiClient.query(journalQuery, { networkId, after });
    if (!data) throw error ?? new Error('No answer');
    const items = data.journal.items.map(
      ({ challengeId, ...item }): EntryAdded => ({ networkId, ...item, ...(challengeId ? { challengeId } : {}) }),
    );
    return { items, complete: data.journal.complete };
  };
