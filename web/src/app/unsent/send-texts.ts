import { sendUnsavedNote } from '../../consultations/posts/note-api.js';
import { sendUnsavedDraft } from '../../discussion/drafts/draft-api.js';
import { sendUnsavedTexts } from './unsaved-texts.js';

/** Sends the drafts and notes that closed pages have left. */
export const sendTexts = (personId: string): Promise<void> =>
  sendUnsavedTexts(personId, (slot, unsaved) => sendUnsavedDraft(slot, unsaved) ?? sendUnsavedNote(slot, unsaved));
