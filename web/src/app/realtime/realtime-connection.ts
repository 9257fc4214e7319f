import {
  type ClientToServer,
  type EntryAdded,
  entryOf,
  type MessagePosted,
  type ServerToClient,
} from '@krets/shared/realtime';
import type { Socket } from 'socket.io-client';
import { type JournalEvent, JournalFollower, type JournalPage } from './journal-follower.js';

export type RealtimeSocket = Socket<ServerToClient, ClientToServer>;

/** What a connection depends on: how to reach the server, and how long to wait before a retry. */
export type ConnectionOptions = {
  connect(): RealtimeSocket;
  journal(networkId: string, after: number): Promise<JournalPage>;
  /** The server answered that nobody is signed in. */
  signedOut(): void;
  /** Calls back when somebody uses the page again. */
  onNextUse(listener: () => void): void;
  /** Milliseconds. */
  retryAfter: number;
  answerWithin: number;
};

type Listener = (entry: JournalEvent) => void;
/** `closed`: the server has refused this person access to the room. */
type FollowedRoom = { follower: JournalFollower; listeners: Set<Listener>; closed: boolean };

/** Whole messages that wait for their place in the journal. */
const heldMessages = 200;

/** The realtime connection to the server: which rooms are followed, and which listeners there are. */
export class RealtimeConnection {
  #socket: RealtimeSocket | undefined;
  readonly #rooms = new Map<string, FollowedRoom>();
  readonly #roomClosedListeners = new Set<(networkId: string) => void>();
  readonly #noticeListeners = new Set<() => void>();
  readonly #stateListeners = new Set<() => void>();
  readonly #messages = new Map<string, MessagePosted>();
  #lost = false;

  constructor(private readonly options: ConnectionOptions) {}

  /** True while the connection is lost, or could not be opened. */
  get lost(): boolean {
    return this.#lost;
  }

  open(): void {
    if (this.#socket) return;
    const socket = this.options.connect();
    this.#socket = socket;
    let replaced = false;
    let again = false;
    let saysRoomClosed = false;
    socket.on('connect', () => {
      replaced = false;
      saysRoomClosed = false;
      // What came while the connection was lost was not announced here.
      if (again) this.#noticesChanged();
      again = true;
      this.#setLost(false);
      for (const networkId of this.#rooms.keys()) void this.#enter(networkId);
    });
    socket.on('disconnect', (reason) => {
      this.#setLost(true);
      if (reason !== 'io server disconnect') return;
      // Pages that replace each other's connection would do so without end: this one waits until somebody uses it.
      if (replaced) this.options.onNextUse(() => this.#socket === socket && socket.connect());
      // When the session has ended, the next try is refused. When the server stops, everybody reconnects: the delay
      // spreads them.
      else setTimeout(() => socket.connect(), 100 + Math.random() * 900);
    });
    socket.on('replaced', () => (replaced = true));
    socket.on('connect_error', ({ message }) => {
      this.#setLost(true);
      if (message === 'UNAUTHENTICATED') this.options.signedOut();
      else if (!socket.active) setTimeout(() => socket.connect(), this.options.retryAfter);
    });
    socket.on('changed', (entry) => this.#receive(entry));
    socket.on('reportsChanged', ({ networkId }) => {
      for (const listener of this.#rooms.get(networkId)?.listeners ?? []) listener('outOfDate');
    });
    socket.on('noticesChanged', () => this.#noticesChanged());
    socket.on('message', (event) => {
      this.#messages.set(event.message.id, event);
      const [oldest] = this.#messages.keys();
      if (oldest && this.#messages.size > heldMessages) this.#messages.delete(oldest);
      this.#receive(entryOf(event));
    });
    socket.on('roomClosed', ({ networkId }) => {
      saysRoomClosed = true;
      this.#roomClosed(networkId);
    });
    // From a server of an earlier build; one of this build sends both names, this one last.
    socket.on('seatEnded', ({ networkId }) => {
      if (!saysRoomClosed) this.#roomClosed(networkId);
    });
  }

  close(): void {
    this.#socket?.disconnect();
    this.#socket = undefined;
    this.#rooms.clear();
    this.#messages.clear();
    this.#setLost(false);
  }

  /**
   * Listens to the news of a room. @param since the journal number that what the listener shows was read at; without it
   * the listener is told to fetch everything again. @returns a function that stops it
   */
  listen(networkId: string, listener: Listener, since?: number): () => void {
    let room = this.#rooms.get(networkId);
    if (!room) {
      const listeners = new Set<Listener>();
      const deliver = (entry: JournalEvent) => {
        for (const each of [...listeners]) each(entry);
      };
      room = {
        listeners,
        follower: new JournalFollower((after) => this.options.journal(networkId, after), deliver),
        closed: false,
      };
      this.#rooms.set(networkId, room);
      void this.#enter(networkId);
    } else if (room.closed) void this.#enter(networkId);
    const { listeners, follower } = room;
    listeners.add(listener);
    if (since !== undefined) {
      follower.startAt(since);
      // Read before the news that was reported to others.
      if (since < (follower.last ?? since)) queueMicrotask(() => listeners.has(listener) && listener('outOfDate'));
    }
    return () => void listeners.delete(listener);
  }

  /** Tries again to follow a room that was closed, for the pages that still listen. */
  enter(networkId: string): void {
    if (this.#rooms.has(networkId)) void this.#enter(networkId);
  }

  /** A message that came whole over the connection, returned once; undefined when it did not. */
  takeMessage(id: string): MessagePosted | undefined {
    const event = this.#messages.get(id);
    this.#messages.delete(id);
    return event;
  }

  /** Calls back when a room is closed to the person. */
  onRoomClosed(listener: (networkId: string) => void): () => void {
    this.#roomClosedListeners.add(listener);
    return () => void this.#roomClosedListeners.delete(listener);
  }

  /** Calls back when the reader has other notices than before. */
  onNoticesChanged(listener: () => void): () => void {
    this.#noticeListeners.add(listener);
    return () => void this.#noticeListeners.delete(listener);
  }

  onStateChange(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => void this.#stateListeners.delete(listener);
  }

  #noticesChanged(): void {
    for (const listener of this.#noticeListeners) listener();
  }

  #roomClosed(networkId: string): void {
    const room = this.#rooms.get(networkId);
    if (room) room.closed = true;
    for (const listener of this.#roomClosedListeners) listener(networkId);
  }

  #receive(entry: EntryAdded): void {
    const room = this.#rooms.get(entry.networkId);
    if (room) this.#retryIfFailed(entry.networkId, room.follower.receive(entry));
  }

  async #enter(networkId: string): Promise<void> {
    const socket = this.#socket;
    if (!socket?.connected) return;
    const { seq } = await socket
      .timeout(this.options.answerWithin)
      .emitWithAck('enter', { networkId })
      .catch(() => ({ seq: undefined }));
    const room = this.#rooms.get(networkId);
    if (!room) return;
    if (seq === null) {
      // Closed while the connection was lost, so that nobody was told.
      if (!room.closed) this.#roomClosed(networkId);
      return;
    }
    room.closed = false;
    // No answer: the connection is slow rather than down.
    if (seq === undefined) setTimeout(() => void this.#enter(networkId), this.options.retryAfter);
    else this.#retryIfFailed(networkId, room.follower.entered(seq));
  }

  /** A gap that could not be filled now is tried again while the connection is open. */
  #retryIfFailed(networkId: string, filled: Promise<void>): void {
    filled.catch(() => setTimeout(() => void this.#enter(networkId), this.options.retryAfter));
  }

  #setLost(lost: boolean): void {
    if (this.#lost === lost) return;
    this.#lost = lost;
    for (const listener of this.#stateListeners) listener();
  }
}
