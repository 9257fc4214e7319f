/** A text that the server has not saved yet; without content it was discarded. */
export type Unsaved = {
  content: string | null;
  at: string;
  /** The server will not take it as it is. */
  refused?: true;
};

const prefix = 'krets.unsaved.';

/** The slots whose fields are open on this page: these save themselves. */
export const openSlots = new Set<string>();

function tried<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    // Storage is full or blocked: the text then lasts as long as the page.
    return undefined;
  }
}

/**
 * Texts not yet saved by the server, in this browser: they survive a closed tab. Each is bound to the person who wrote it
 * and to its slot, and is deleted as soon as the server has it and when the person signs out.
 */
export function localCopy(personId: string, slot: string) {
  const key = `${prefix}${personId}.${slot}`;
  return {
    get: (): Unsaved | undefined => tried(() => unsavedIn(localStorage.getItem(key))),
    save: (unsaved: Unsaved) => void tried(() => localStorage.setItem(key, JSON.stringify(unsaved))),
    forget: () => void tried(() => localStorage.removeItem(key)),
  };
}

/** The slots in which this person has unsaved texts. */
export function unsavedSlots(personId: string): string[] {
  const mine = `${prefix}${personId}.`;
  return (tried(() => Object.keys(localStorage)) ?? []).flatMap((key) =>
    key.startsWith(mine) ? [key.slice(mine.length)] : [],
  );
}

/** Deletes the unsaved texts of everybody who has used this browser. */
export function forgetLocalCopies(): void {
  tried(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  });
}

function unsavedIn(text: string | null): Unsaved | undefined {
  if (text === null) return undefined;
  const { content, at, refused } = JSON.parse(text) as Partial<Unsaved>;
  if (typeof at !== 'string' || (typeof content !== 'string' && content !== null)) return undefined;
  return { content, at, ...(refused ? { refused } : {}) };
}
