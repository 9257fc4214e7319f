import { apiClient } from '../../app/api/api-client.js';
import { type ApiError, apiErrorOf } from '../../app/api/api-error.js';
import { fetchOptionsPastPage } from '../../app/api/keepalive.js';
import type { SaveAnswer } from '../../app/unsent/autosave.js';
import type { Unsaved } from '../../app/unsent/local-copy.js';
import { graphql } from '../../generated/gql.js';

const noteQuery = graphql(`
  query PrivateNote($id: ID!) {
    consultation(id: $id) { myNote myNoteSavedAt }
  }
`);
const saveNoteMutation = graphql(`
  mutation SavePrivateNote($input: SavePrivateNoteInput!) {
    savePrivateNote(input: $input) { id myNoteSavedAt }
  }
`);

/** A note as the server has it. */
export type StoredNote = { text: string; savedAt: string | null };

const slotPrefix = 'note.';
export const noteSlot = (consultationId: string) => `${slotPrefix}${consultationId}`;

/** Saves the private note in place of the one that was saved at `replaces`. */
export async function sendNote(consultationId: string, text: string, replaces: string | null): Promise<SaveAnswer> {
  const how = { fetchOptions: fetchOptionsPastPage(text) };
  const input = { consultationId, replaces, content: text };
  const { data, error } = await apiClient.mutation(saveNoteMutation, { input }, how);
  if (!data) return { apiError: error ? apiErrorOf(error) : { kind: 'network' } };
  return { savedAt: data.savePrivateNote.myNoteSavedAt ?? undefined };
}

export async function fetchNote(consultationId: string): Promise<StoredNote | { apiError: ApiError }> {
  const { data, error } = await apiClient.query(noteQuery, { id: consultationId });
  if (!data) return { apiError: error ? apiErrorOf(error) : { kind: 'network' } };
  const { myNote, myNoteSavedAt } = data.consultation;
  return { text: myNote ?? '', savedAt: myNoteSavedAt ?? null };
}

/** Whether the note was saved elsewhere after this copy was written. */
export const isOvertaken = ({ at }: Unsaved, { savedAt }: StoredNote) =>
  savedAt !== null && Date.parse(savedAt) > Date.parse(at);

/** Saves a note that a closed page has left, unless another text was saved since: then its writer decides. */
export function sendUnsavedNote(slot: string, unsaved: Unsaved): Promise<SaveAnswer> | undefined {
  if (!slot.startsWith(slotPrefix)) return undefined;
  const id = slot.slice(slotPrefix.length);
  return (async () => {
    const stored = await fetchNote(id);
    if ('apiError' in stored) return stored;
    const stale = { field: 'replaces', rule: 'stale' };
    if (isOvertaken(unsaved, stored)) return { apiError: { kind: 'refused', code: 'BAD_INPUT', fields: [stale] } };
    return sendNote(id, unsaved.content ?? '', stored.savedAt);
  })();
}
