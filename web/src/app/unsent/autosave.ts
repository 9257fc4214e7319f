import { type ApiError, isTemporary } from '../api/api-error.js';
import type { Unsaved } from './local-copy.js';

/** What the server says to a text: when it was saved, or why not. */
export type SaveAnswer = { savedAt: string | undefined } | { apiError: ApiError };
/** Saves a text, or deletes it when the content is null. */
export type SendText = (content: string | null) => Promise<SaveAnswer>;

export type SaveState =
  | { kind: 'saved'; at: string | undefined }
  /** There is no connection, or the server is busy. */
  | { kind: 'waits' }
  | { kind: 'refused'; apiError: ApiError };

type Copy = { get(): Unsaved | undefined; save(unsaved: Unsaved): void; forget(): void };
type Options = {
  copy: Copy;
  send: SendText;
  onState(state: SaveState): void;
  /** Milliseconds without a change before it is saved, and between two tries. */
  pause: number;
  retryAfter: number;
};

/**
 * Saves one text while it is written. Until the server has it, a copy stays in this browser. A lost connection is tried
 * again; a refusal is told, and tried again only when the text has changed.
 */
export class Autosave {
  #waiting: string | null | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onTheWay: Promise<unknown> = Promise.resolve();
  #left = false;

  constructor(private readonly options: Options) {}

  /** The text has changed; null discards it. */
  change(content: string | null): void {
    this.#waiting = content;
    this.options.copy.save({ content, at: new Date().toISOString() });
    clearTimeout(this.#timer);
    if (content === null) void this.flush();
    else this.#flushAfter(this.options.pause);
  }

  /** Sends a copy that an earlier page left. */
  resume(content: string | null): void {
    this.#waiting = content;
    void this.flush();
  }

  /** Saves now. When the page is about to close, nothing can be waited for. */
  async flush(leaving = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#waiting === undefined) return;
    const content = this.#waiting;
    this.#waiting = undefined;
    // One after another, or an older save could arrive last.
    const sending = leaving ? this.options.send(content) : this.#onTheWay.then(() => this.options.send(content));
    this.#onTheWay = sending;
    const answer = await sending;
    if (this.#waiting !== undefined) return;
    const { copy, onState, retryAfter } = this.options;
    if ('savedAt' in answer) {
      if (copy.get()?.content === content) copy.forget();
      if (content !== null) onState({ kind: 'saved', at: answer.savedAt });
    } else if (isTemporary(answer.apiError)) {
      if (content !== null) onState({ kind: 'waits' });
      this.#waiting = content;
      this.#flushAfter(retryAfter);
    } else if (content === null) copy.forget();
    else {
      copy.save({ content, at: new Date().toISOString(), refused: true });
      onState({ kind: 'refused', apiError: answer.apiError });
    }
  }

  /** The field is gone: saves a last time. What fails then is sent later from its copy. */
  leave(): void {
    void this.flush();
    this.#left = true;
  }

  #flushAfter(milliseconds: number): void {
    if (!this.#left) this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }
}
