import { cleanAll } from '@krets/shared/text';
import { type ApiError, isTemporary } from '../api/api-error.js';

/** A post that was sent and has not arrived at the server. */
export type Outgoing = {
  /** Made before the first try, so that a retry does not post it twice. */
  clientId: string;
  /** When it was sent, ISO 8601. */
  at: string;
  /** Why the server refused it; it then waits for its author instead of being retried. */
  refused?: ApiError;
};

export type SendResult<T> = { arrived: T } | { apiError: ApiError };
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Retains posts until the server has them: across a lost connection, a closed tab and a restarted server. Sends one at a
 * time and in order. A refused post stays until its author decides. Several tabs share what is stored: each change begins
 * with reading it, so that no tab overwrites what another one has added.
 */
export class Outbox<T, P extends Outgoing> {
  #posts: readonly P[];
  #sending = false;
  /** False while the storage is full or blocked: the posts then last as long as the page. */
  #isStored = true;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly storageKey: string,
    private readonly store: Store,
    private readonly send: (post: P) => Promise<SendResult<T>>,
    private readonly arrived: (post: P, answer: T) => void,
  ) {
    this.#posts = storedPosts(store.getItem(storageKey));
  }

  get posts(): readonly P[] {
    return this.#posts;
  }

  /** Shown at once as the server will store it. */
  add(post: P): void {
    this.#change((posts) => [...posts, cleanAll(post)]);
    void this.flush();
  }

  /** Retries a refused post. */
  retry(clientId: string): void {
    this.#change((posts) => posts.map((post) => (post.clientId === clientId ? { ...post, refused: undefined } : post)));
    void this.flush();
  }

  discard(clientId: string): void {
    this.#change((posts) => posts.filter((post) => post.clientId !== clientId));
  }

  /** Deletes all of them. */
  clear(): void {
    this.#change(() => []);
  }

  /** Reads what another tab has stored. */
  refresh(): void {
    if (this.#isStored) this.#show(storedPosts(this.store.getItem(this.storageKey)));
  }

  /** @returns false when there is no connection and something still waits */
  async flush(): Promise<boolean> {
    if (this.#sending) return true;
    this.#sending = true;
    try {
      for (let post = this.#next(); post; post = this.#next()) {
        const answer = await this.send(post);
        if ('arrived' in answer) {
          this.arrived(post, answer.arrived);
          this.discard(post.clientId);
        } else if (isTemporary(answer.apiError)) return false;
        else this.#refuse(post.clientId, answer.apiError);
      }
      return true;
    } finally {
      this.#sending = false;
    }
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #next(): P | undefined {
    return this.#posts.find((post) => !post.refused);
  }

  #refuse(clientId: string, refused: ApiError): void {
    this.#change((posts) => posts.map((post) => (post.clientId === clientId ? { ...post, refused } : post)));
  }

  #change(change: (posts: readonly P[]) => readonly P[]): void {
    const posts = change(this.#isStored ? storedPosts<P>(this.store.getItem(this.storageKey)) : this.#posts);
    try {
      if (posts.length > 0) this.store.setItem(this.storageKey, JSON.stringify(posts));
      else this.store.removeItem(this.storageKey);
      this.#isStored = true;
    } catch {
      this.#isStored = false;
    }
    this.#show(posts);
  }

  #show(posts: readonly P[]): void {
    this.#posts = posts;
    for (const listener of this.#listeners) listener();
  }
}

function storedPosts<P>(text: string | null): P[] {
  try {
    const posts: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(posts) ? (posts as P[]) : [];
  } catch {
    return [];
  }
}
