import { isTemporary } from '../api/api-error.js';
import type { SaveAnswer } from './autosave.js';
import { localCopy, openSlots, type Unsaved, unsavedSlots } from './local-copy.js';

/** Another tab may still be writing what is younger than this. */
const settledAfter = 10_000;

/** Sends a copy to where its slot says; `undefined` when the slot is unknown. */
export type SendUnsaved = (slot: string, unsaved: Unsaved) => Promise<SaveAnswer> | undefined;

let sending = false;

/** Sends the copies that closed pages have left. */
export async function sendUnsavedTexts(personId: string, send: SendUnsaved, now = Date.now()): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (const slot of unsavedSlots(personId)) {
      const copy = localCopy(personId, slot);
      const unsaved = copy.get();
      if (!unsaved) copy.forget();
      else if (!openSlots.has(slot) && !unsaved.refused && now - Date.parse(unsaved.at) > settledAfter) {
        const answer = await send(slot, unsaved);
        if (answer && 'apiError' in answer && isTemporary(answer.apiError)) return;
        if (answer && 'apiError' in answer) copy.save({ ...unsaved, refused: true });
        else if (copy.get()?.at === unsaved.at) copy.forget();
      }
    }
  } finally {
    sending = false;
  }
}
