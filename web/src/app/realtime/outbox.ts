import type { ApiError } from '../api/api-error.js';

/** Words that have left the text box and not yet arrived. */
export type Outgoing = {
  /** Made before the first try: however often it is sent, it arrives once. */
  clientId: string;
  /** When it was sent off, ISO 8601. */
  at: string;
  /** Why it was refused; then it waits for its writer instead of trying again. */
  refused?: ApiError;
};

export type SendResult<T> = { arrived: T } | { apiError: ApiError };
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps what is on its way until the server has it: over a lost line, a closed tab and a restarted server. One at a
 * time and in order. What the server refuses stays until its writer decides.
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

  add(post: P): void {
    this.#store([...this.#posts, post]);
    void this.flush();
  }

  /** Tries again what was refused. */
  retry(clientId: string): void {
    this.#store(this.#posts.map((post) => (post.clientId === clientId ? { ...post, refused: undefined } : post)));
    void this.flush();
  }

  discard(clientId: string): void {
    this.#store(this.#posts.filter((post) => post.clientId !== clientId));
  }

  /** @returns false when the line is down and something still waits */
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
      // Storage is full or closed: the posts then live as long as the page.
    }
    for (const listener of this.#listeners) listener();
  }
}

/** Says nothing about the post itself: the server was away, it was asked too often, or the session has to be renewed first. */
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
