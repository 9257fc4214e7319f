import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export type Author = { id: string; name: string };
export type SourceReply = { author: Author; body: string; replies: SourceReply[] };
export type SourceThread = { source: string; title: string; author: Author; body: string; replies: SourceReply[] };

/** A reply with its place: the numbers of the replies above it and its own, from 0. */
export type Place = { at: string; parent: string | null; reply: SourceReply };

/** Reads the thread format and says which thread is not of it. */
export async function readSource(file: string): Promise<SourceThread[]> {
  const { threads } = JSON.parse(await readFile(file, 'utf8')) as { threads?: unknown };
  if (!Array.isArray(threads)) throw new Error(`${file} has no list of threads.`);
  for (const [n, thread] of threads.entries()) {
    const { source, title } = (thread ?? {}) as Partial<SourceThread>;
    if (typeof source !== 'string' || typeof title !== 'string' || !isPost(thread)) {
      throw new Error(`Thread ${n} of ${file} is not of the format.`);
    }
  }
  if (new Set(threads.map(({ source }) => source)).size < threads.length) {
    throw new Error(`${file} names a source twice: its threads could not be told apart.`);
  }
  return threads as SourceThread[];
}

function isPost(post: unknown): boolean {
  const { author, body, replies } = (post ?? {}) as Partial<SourceReply>;
  return typeof author?.id === 'string' && typeof body === 'string' && Array.isArray(replies) && replies.every(isPost);
}

/** Reading order: each reply is followed by the replies to it. */
export function* placesIn(replies: SourceReply[], parent: string | null = null): Generator<Place> {
  for (const [n, reply] of replies.entries()) {
    const at = parent === null ? `${n}` : `${parent}.${n}`;
    yield { at, parent, reply };
    yield* placesIn(reply.replies, at);
  }
}

/** Every author of a thread, the owner first, each once. */
export function authorsOf(thread: SourceThread): Author[] {
  const all = [thread.author, ...[...placesIn(thread.replies)].map(({ reply }) => reply.author)];
  return [...new Map(all.map((author) => [author.id, author])).values()];
}

export const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The same words always give the same UUID: what is sent again is known again. */
export function uuidOf(...words: string[]): string {
  const hex = digestOf(JSON.stringify(words));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
