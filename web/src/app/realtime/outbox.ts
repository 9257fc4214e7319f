import { cleanAll } from '@krets/shared/text';
import type { ApiError } from '../api/api-error.js';

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
 * time and in order. A refused post stays until its author decides.
 */
export class Outbox<T, P extends Outgoing> {
  #posts: readonly P[];
  #sending = false;
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
    this.#store([...this.#posts, cleanAll(post)]);
    void this.flush();
  }

  /** Retries a refused post. */
  retry(clientId: string): void {
    this.#store(this.#posts.map((post) => (post.clientId === clientId ? { ...post, refused: undefined } : post)));
    void this.flush();
  }

  discard(clientId: string): void {
    this.#store(this.#posts.filter((post) => post.clientId !== clientId));
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
        } else if (answer.apiError.kind === 'network' || isTemporary(answer.apiError)) return false;
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
    this.#store(this.#posts.map((post) => (post.clientId === clientId ? { ...post, refused } : post)));
  }

  #store(posts: readonly P[]): void {
    this.#posts = posts;
    try {
      if (posts.length > 0) this.store.setItem(this.storageKey, JSON.stringify(posts));
      else this.store.removeItem(this.storageKey);
    } catch {
      // Storage is full or blocked: the posts then last as long as the page.
    }
    for (const listener of this.#listeners) listener();
  }
}

/** Not about the post itself: the server was away, the rate limit was reached, or the session has to be renewed first. */
function isTemporary(apiError: ApiError): boolean {
  return (
    apiError.kind === 'refused' &&
    ['INTERNAL', 'BUSY', 'OUTDATED', 'UNCERTAIN', 'TOO_MANY', 'UNAUTHENTICATED'].includes(apiError.code)
  );
}

function storedPosts<P>(text: string | null): P[] {
  try {
    const posts: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(posts) ? (posts as P[]) : [];
  } catch {
    return [];
  }
}
