import {
  type ClientToServer,
  type EntryAdded,
  entryOf,
  type MessagePosted,
  type ServerToClient,
} from '@krets/shared/realtime';
import type { Socket } from 'socket.io-client';
import { Follower, type JournalPage, type News } from './follow.js';

export type LineSocket = Socket<ServerToClient, ClientToServer>;

/** What a line is made of: how the server is reached, and how long one waits before one tries again. */
export type Reach = {
  connect(): LineSocket;
  journal(networkId: string, after: number): Promise<JournalPage>;
  /** The server says that nobody is signed in. */
  signedOut(): void;
  /** Calls back when somebody uses the page again. */
  whenUsed(listener: () => void): void;
  /** Milliseconds. */
  retryAfter: number;
  answerWithin: number;
};

type Listener = (news: News) => void;
/** `outside`: the server has said that the room is closed to this person now. */
type Followed = { follower: Follower; listeners: Set<Listener>; outside: boolean };

/** Messages that came whole and wait for their place in the journal. */
const saidKept = 200;

/** The one line to the server: which rooms are followed, and who on the page listens. */
export class Line {
  #socket: LineSocket | undefined;
  readonly #rooms = new Map<string, Followed>();
  readonly #leftListeners = new Set<(networkId: string) => void>();
  readonly #stateListeners = new Set<() => void>();
  readonly #said = new Map<string, MessagePosted>();
  #lost = false;

  constructor(private readonly reach: Reach) {}

  /** True while the line is down after having been up, or could not be opened. */
  get lost(): boolean {
    return this.#lost;
  }

  open(): void {
    if (this.#socket) return;
    const socket = this.reach.connect();
    this.#socket = socket;
    let replaced = false;
    socket.on('connect', () => {
      replaced = false;
      this.#setLost(false);
      for (const networkId of this.#rooms.keys()) void this.#enter(networkId);
    });
    socket.on('disconnect', (reason) => {
      this.#setLost(true);
      if (reason !== 'io server disconnect') return;
      // Pages that take each other's place would do so without end: this one waits until somebody uses it.
      if (replaced) this.reach.whenUsed(() => this.#socket === socket && socket.connect());
      // As when the session has ended: then the next try is refused. Or the server stops, and everybody comes back: not all at once.
      else setTimeout(() => socket.connect(), 100 + Math.random() * 900);
    });
    socket.on('replaced', () => (replaced = true));
    socket.on('connect_error', ({ message }) => {
      this.#setLost(true);
      if (message === 'UNAUTHENTICATED') this.reach.signedOut();
      else if (!socket.active) setTimeout(() => socket.connect(), this.reach.retryAfter);
    });
    socket.on('changed', (news) => this.#hear(news));
    socket.on('reportsChanged', ({ networkId }) => {
      for (const listener of this.#rooms.get(networkId)?.listeners ?? []) listener('behind');
    });
    socket.on('message', (said) => {
      this.#said.set(said.message.id, said);
      const [oldest] = this.#said.keys();
      if (oldest && this.#said.size > saidKept) this.#said.delete(oldest);
      this.#hear(entryOf(said));
    });
    socket.on('seatEnded', ({ networkId }) => {
      const room = this.#rooms.get(networkId);
      if (room) room.outside = true;
      for (const listener of this.#leftListeners) listener(networkId);
    });
  }

  close(): void {
    this.#socket?.disconnect();
    this.#socket = undefined;
    this.#rooms.clear();
    this.#said.clear();
    this.#setLost(false);
  }

  /** Hears the news of a room from now on. @returns the way to stop */
  listen(networkId: string, listener: Listener): () => void {
    let room = this.#rooms.get(networkId);
    if (!room) {
      const listeners = new Set<Listener>();
      const tell = (news: News) => {
        for (const each of [...listeners]) each(news);
      };
      room = {
        listeners,
        follower: new Follower((after) => this.reach.journal(networkId, after), tell),
        outside: false,
      };
      this.#rooms.set(networkId, room);
      void this.#enter(networkId);
    } else if (room.outside) void this.#enter(networkId);
    const { listeners } = room;
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  /** Tries the door of a room that was closed, for the pages that still listen. */
  enter(networkId: string): void {
    if (this.#rooms.has(networkId)) void this.#enter(networkId);
  }

  /** A message as it came whole over the line, once; undefined when it did not. */
  takeSaid(id: string): MessagePosted | undefined {
    const said = this.#said.get(id);
    this.#said.delete(id);
    return said;
  }

  whenLeft(listener: (networkId: string) => void): () => void {
    this.#leftListeners.add(listener);
    return () => void this.#leftListeners.delete(listener);
  }

  whenStateChanges(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => void this.#stateListeners.delete(listener);
  }

  #hear(news: EntryAdded): void {
    const room = this.#rooms.get(news.networkId);
    if (room) this.#mend(news.networkId, room.follower.hear(news));
  }

  async #enter(networkId: string): Promise<void> {
    const socket = this.#socket;
    if (!socket?.connected) return;
    const { seq } = await socket
      .timeout(this.reach.answerWithin)
      .emitWithAck('enter', { networkId })
      .catch(() => ({ seq: undefined }));
    const room = this.#rooms.get(networkId);
    if (!room || seq === null) return;
    room.outside = false;
    // No answer: the line is slow rather than down.
    if (seq === undefined) setTimeout(() => void this.#enter(networkId), this.reach.retryAfter);
    else this.#mend(networkId, room.follower.entered(seq));
  }

  /** A gap that could not be filled now is tried again, as long as the line stands. */
  #mend(networkId: string, filled: Promise<void>): void {
    filled.catch(() => setTimeout(() => void this.#enter(networkId), this.reach.retryAfter));
  }

  #setLost(lost: boolean): void {
    if (this.#lost === lost) return;
    this.#lost = lost;
    for (const listener of this.#stateListeners) listener();
  }
}
