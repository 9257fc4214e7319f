import { apiClient } from '../../app/api/api-client.js';
import { apiErrorOf } from '../../app/api/api-error.js';
import { fetchOptionsPastPage } from '../../app/api/keepalive.js';
import type { SaveAnswer } from '../../app/unsent/autosave.js';
import type { Unsaved } from '../../app/unsent/local-copy.js';
import { saveNoteMutation } from '../mutations.js';

const slotPrefix = 'note.';
export const noteSlot = (consultationId: string) => `${slotPrefix}${consultationId}`;

/** Saves the private note. */
export async function sendNote(consultationId: string, content: string | null): Promise<SaveAnswer> {
  const words = content ?? '';
  const how = { fetchOptions: fetchOptionsPastPage(words) };
  const { data, error } = await apiClient.mutation(
    saveNoteMutation,
    { input: { consultationId, content: words } },
    how,
  );
  return data ? { savedAt: undefined } : { apiError: error ? apiErrorOf(error) : { kind: 'network' } };
}

/** Saves a note that a closed page has left. */
export function sendUnsavedNote(slot: string, { content }: Unsaved): Promise<SaveAnswer> | undefined {
  return slot.startsWith(slotPrefix) ? sendNote(slot.slice(slotPrefix.length), content) : undefined;
}
