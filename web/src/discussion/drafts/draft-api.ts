import { apiClient } from '../../app/api/api-client.js';
import { apiErrorOf } from '../../app/api/api-error.js';
import { fetchOptionsPastPage } from '../../app/api/keepalive.js';
import type { SaveAnswer } from '../../app/unsent/autosave.js';
import type { Unsaved } from '../../app/unsent/local-copy.js';
import { graphql } from '../../generated/gql.js';

export const draftQuery = graphql(`
  query Draft($networkId: ID!, $place: String!) {
    draft(networkId: $networkId, place: $place) { content savedAt }
  }
`);
const saveMutation = graphql(`
  mutation SaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) { savedAt }
  }
`);
const discardMutation = graphql(`
  mutation DiscardDraft($networkId: ID!, $place: String!) {
    discardDraft(networkId: $networkId, place: $place)
  }
`);

const slotPattern = /^draft\.([^.]+)\.(.+)$/;
export const draftSlot = (networkId: string, place: string) => `draft.${networkId}.${place}`;

/** Saves the draft, or deletes it when the content is null. */
export async function sendDraft(networkId: string, place: string, content: string | null): Promise<SaveAnswer> {
  const how = { fetchOptions: fetchOptionsPastPage(content ?? '') };
  const { data, error } =
    content === null
      ? await apiClient.mutation(discardMutation, { networkId, place }, how)
      : await apiClient.mutation(saveMutation, { input: { networkId, place, content } }, how);
  if (!data) return { apiError: error ? apiErrorOf(error) : { kind: 'network' } };
  return { savedAt: 'saveDraft' in data ? data.saveDraft.savedAt : undefined };
}

/** Sends a draft that a closed page has left, unless it was written on since, at another device. */
export function sendUnsavedDraft(slot: string, { content, at }: Unsaved): Promise<SaveAnswer> | undefined {
  const [, networkId, place] = slotPattern.exec(slot) ?? [];
  if (!networkId || !place) return undefined;
  return (async () => {
    const { data, error } = await apiClient.query(draftQuery, { networkId, place });
    if (error) return { apiError: apiErrorOf(error) };
    const savedAt = data?.draft?.savedAt;
    return savedAt && isNewer(savedAt, at) ? { savedAt } : sendDraft(networkId, place, content);
  })();
}

export const isNewer = (one: string, other: string) => Date.parse(one) > Date.parse(other);
