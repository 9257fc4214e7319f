import { useEffect } from 'react';
import { messageOutboxes } from '../../chat/composer/message-outboxes.js';
import { contributionOutboxes } from '../../discussion/contributions/contribution-outboxes.js';
import { connection } from '../realtime/connection.js';
import { forgetLocalCopies, openSlots, unsavedSlots } from './local-copy.js';

const retryEvery = 4_000;

const outboxesOf = (personId: string) => [contributionOutboxes.of(personId), messageOutboxes.of(personId)];

/** Tries to send everything this person has written and the server does not have. */
export async function sendUnsent(personId: string): Promise<void> {
  for (const outbox of outboxesOf(personId)) await outbox.flush();
  if (unsavedSlots(personId).every((slot) => openSlots.has(slot))) return;
  // Seldom needed, so fetched only then. Without a connection it fails, and the next try fetches it.
  const texts = await import('./send-texts.js').catch(() => undefined);
  await texts?.sendTexts(personId);
}

/** How many posts of this person the server does not have, refused ones among them. */
export const unsentPosts = (personId: string): number =>
  outboxesOf(personId).reduce((count, outbox) => count + outbox.posts.length, 0);

/** Deletes from this browser what this person has not sent, and every unsaved draft. */
export function forgetUnsent(personId: string): void {
  for (const outbox of outboxesOf(personId)) outbox.clear();
  forgetLocalCopies();
}

/** Sends what waits, whichever page is open: at once, when the connection is back, and again and again until it is sent. */
export function useSendUnsent(personId: string | undefined): void {
  useEffect(() => {
    if (!personId) return;
    const send = () => void sendUnsent(personId);
    const refresh = () => {
      for (const outbox of outboxesOf(personId)) outbox.refresh();
    };
    send();
    const timer = setInterval(send, retryEvery);
    const stop = connection.onStateChange(send);
    window.addEventListener('online', send);
    window.addEventListener('storage', refresh);
    return () => {
      clearInterval(timer);
      stop();
      window.removeEventListener('online', send);
      window.removeEventListener('storage', refresh);
    };
  }, [personId]);
}
