import type { Server as HttpServer } from 'node:http';
import type { RoomEntered } from '@krets/shared/realtime';
import { Injectable } from '@nestjs/common';
import { isUuid } from '../errors.js';
import { DatabaseNotifications } from './database-notifications.js';
import { entryAdded, type RoomEvent } from './room-event.js';
import { type Delivery, RoomFeeds } from './room-feeds.js';
import type { SocketAccess } from './socket-access.interface.js';
import {
  createSocketServer,
  EnteringRate,
  type KretsServer,
  type KretsSocket,
  leaveRoom,
  limitSockets,
  listenersIn,
  networksOf,
  personInRoomOf,
  personOf,
  roomOf,
  type SetHeaders,
  sessionOf,
  socketsIn,
  tellClosed,
} from './sockets.js';

export type RealtimeOptions = {
  /** Seconds between two heartbeats. */
  heartbeat: number;
  headers: SetHeaders;
  /** The direct address of the database, not through a pooler. */
  databaseUrl: string;
  socketsPerPerson: number;
};

/** The event of a journal entry, sent in the order of the journal. */
type Entry = Extract<RoomEvent, { changed: unknown } | { posted: unknown }>;

/** Maximum events of one socket in ten seconds; a web page sends a handful. */
const eventsPerWindow = 200;
/** In milliseconds: how often access is checked and missed events are looked for. */
const checkEvery = 15_000;
const checkedAtOnce = 50;
/** In milliseconds: the period over which clients are spread when all must refetch. */
const spread = 3_000;

/** Sockets carry events, never commands. Recipients are decided here from seats, never by the client. */
@Injectable()
export class Realtime {
  #io: KretsServer | undefined;
  #access: SocketAccess | undefined;
  #notifications: DatabaseNotifications | undefined;
  #checking: NodeJS.Timeout | undefined;
  #rate: EnteringRate | undefined;
  #admitted = 0;
  #roomClosed: (networkId: string) => void = () => {};
  /** How many sessions have ended: admissions in progress then look up the session again. */
  #endings = 0;
  readonly #feeds = new RoomFeeds<Entry>({
    listeners: (networkId) => (this.#io ? listenersIn(this.#io, networkId) : new Map()),
    read: (networkId, after, hashes) => this.#socketAccess.readFeed(networkId, after, hashes),
    emit: (item) => this.emit(item),
    deliver: (networkId, seq, delivery, item) => this.#deliver(networkId, seq, delivery, item),
    sessionEnded: (tokenHash) => this.#endSession(tokenHash),
    refused: (networkId, tokenHash) => this.#refuse(networkId, tokenHash),
    isListening: () => this.#notifications?.alive ?? false,
  });

  get #socketAccess(): SocketAccess {
    if (!this.#access) throw new Error('Nobody listens here.');
    return this.#access;
  }

  attach(
    http: HttpServer,
    access: SocketAccess,
    { heartbeat, headers, databaseUrl, socketsPerPerson }: RealtimeOptions,
  ) {
    const io = createSocketServer(http, access.originAllowed, heartbeat, headers);
    io.use((socket, next) => {
      this.#admit(io, socket, access, socketsPerPerson).then(
        (refused) => next(refused && new Error(refused)),
        // The database is away, which does not make the session invalid.
        () => next(new Error('UNAVAILABLE')),
      );
    });
    io.on('connection', (socket) => this.#serve(socket, access));
    this.#io = io;
    this.#access = access;
    this.#rate = new EnteringRate();
    this.#notifications = new DatabaseNotifications(databaseUrl, {
      entry: (networkId, seq) => this.#feeds.notified(networkId, seq),
      seat: (networkId) => {
        this.#feeds.check(networkId);
        this.#roomClosed(networkId);
      },
      session: (sessionId) => this.#disconnect(sessionOf(sessionId)),
      reportsChanged: (networkId, personId) => io.to(personOf(personId)).emit('reportsChanged', { networkId }),
      noticed: (personIds) => this.emit({ noticed: [...personIds] }),
      resumed: () => this.#resumed(io),
    });
    this.#notifications.start();
    this.#checking = setInterval(() => void this.#check().catch(() => {}), checkEvery).unref();
  }

  /** The number of open sockets. */
  get sockets(): number {
    return this.#io?.engine?.clientsCount ?? 0;
  }

  /** True while this process receives the changes of others. */
  get isListening(): boolean {
    return this.#notifications?.alive ?? false;
  }

  /** @returns why the socket is refused; undefined when it is admitted */
  async #admit(
    io: KretsServer,
    socket: KretsSocket,
    access: SocketAccess,
    most: number,
  ): Promise<'UNAUTHENTICATED' | undefined> {
    const tokenHash = access.tokenHashOf(socket.request);
    for (let tries = 1; ; tries++) {
      const endings = this.#endings;
      const who = await access.identify(tokenHash);
      if (!who) return 'UNAUTHENTICATED';
      // A session may have ended between the look-up and the join.
      if ((endings !== this.#endings || !this.isListening) && tries < 3) continue;
      Object.assign(socket.data, { tokenHash, personId: who.personId, number: ++this.#admitted });
      socket.data.entering = Promise.resolve();
      await socket.join([personOf(who.personId), sessionOf(who.sessionId)]);
      limitSockets(io, who.personId, most);
      return undefined;
    }
  }

  #serve(socket: KretsSocket, access: SocketAccess): void {
    let events = 0;
    const window = setInterval(() => (events = 0), 10_000);
    socket.use((_packet, next) => {
      if (++events > eventsPerWindow) socket.disconnect(true);
      else next();
    });
    socket.on('disconnect', () => clearInterval(window));
    socket.on('error', () => socket.disconnect(true));
    socket.on('enter', (room: unknown, answer: unknown) => {
      // One after the other, so that a socket with many requests does not delay others.
      socket.data.entering = socket.data.entering.then(async () => {
        if (!socket.connected) return;
        try {
          const entered = await this.#enter(socket, access, networkIdIn(room));
          if (typeof answer === 'function') answer(entered);
        } catch {
          // The database is away, so no answer would be true. The client retries.
          socket.disconnect(true);
        }
      });
    });
    socket.on('leave', (room: unknown) => {
      const networkId = networkIdIn(room);
      if (networkId) leaveRoom(socket, networkId);
    });
  }

  async #enter(socket: KretsSocket, access: SocketAccess, networkId: string | null): Promise<RoomEntered> {
    if (!networkId) return { seq: null };
    const { tokenHash, personId } = socket.data;
    await this.#rate?.wait(personId);
    const seq = await this.#feeds.enter(
      networkId,
      () => access.journalSeq(tokenHash, networkId),
      () => void socket.join([roomOf(networkId), personInRoomOf(networkId, personId)]),
    );
    return { seq };
  }

  /** Called after commit. Journal entries are sent in order, by this and every other process. */
  publish(news: readonly RoomEvent[]): void {
    for (const item of news) {
      if ('changed' in item) this.#feeds.publish(item.changed.networkId, item.changed.seq, item);
      else if ('posted' in item) this.#feeds.publish(item.posted.message.networkId, item.posted.seq, item);
      else this.emit(item);
    }
  }

  /** Calls back when this server has closed a room to somebody, or a seat there has ended on another server. One listener: the search. */
  onRoomClosed(listener: (networkId: string) => void): void {
    this.#roomClosed = listener;
  }

  /** Sends at once, to the sockets of this process. */
  emit(item: RoomEvent): void {
    if ('roomClosed' in item) this.#roomClosed(item.roomClosed.networkId);
    const io = this.#io;
    if (!io) return;
    if ('changed' in item) {
      const { networkId, seq } = item.changed;
      const hiddenFrom = item.hiddenFrom.map((personId) => personInRoomOf(networkId, personId));
      io.to(roomOf(networkId)).except(hiddenFrom).emit('changed', item.changed);
      if (hiddenFrom.length > 0) io.to(hiddenFrom).emit('changed', { networkId, seq, topic: 'NETWORK', id: networkId });
    } else if ('posted' in item) {
      io.to(roomOf(item.posted.message.networkId)).emit('message', item.posted);
    } else if ('roomClosed' in item) {
      const { networkId, personId } = item.roomClosed;
      io.in(personOf(personId)).socketsLeave([roomOf(networkId), personInRoomOf(networkId, personId)]);
      tellClosed(io.to(personOf(personId)), networkId);
    } else if ('signedOut' in item) {
      this.#disconnect(personOf(item.signedOut));
    } else if ('reportsChanged' in item) {
      const { networkId, personIds } = item.reportsChanged;
      io.to(personIds.map(personOf)).emit('reportsChanged', { networkId });
    } else if ('noticed' in item) {
      io.to(item.noticed.map(personOf)).emit('noticesChanged');
    } else {
      this.#disconnect(sessionOf(item.sessionEnded));
    }
  }

  #deliver(networkId: string, seq: number, { entry, to, hiddenFrom }: Delivery, item: Entry | undefined): void {
    const places = (people: string[]) => people.map((personId) => personInRoomOf(networkId, personId));
    const nothing = { networkId, seq, topic: 'NETWORK', id: networkId } as const;
    if (hiddenFrom.length > 0) this.#io?.to(places(hiddenFrom)).emit('changed', nothing);
    if (to.length === 0) return;
    const hearers = this.#io?.to(places(to));
    if (item && 'posted' in item) hearers?.emit('message', item.posted);
    else hearers?.emit('changed', entry ? entryAdded(networkId, entry) : nothing);
  }

  #disconnect(room: string): void {
    this.#endings += 1;
    this.#io?.in(room).disconnectSockets(true);
  }

  #endSession(tokenHash: string): void {
    this.#endings += 1;
    for (const socket of this.#io?.sockets.sockets.values() ?? [])
      if (socket.data.tokenHash === tokenHash) socket.disconnect(true);
  }

  #refuse(networkId: string, tokenHash: string): void {
    for (const socket of this.#io ? socketsIn(this.#io, roomOf(networkId)) : []) {
      if (socket.data.tokenHash !== tokenHash) continue;
      leaveRoom(socket, networkId);
      tellClosed(socket, networkId);
    }
  }

  /** Anything may have been missed. All clients refetch what is in no journal. */
  #resumed(io: KretsServer): void {
    this.#endings += 1;
    this.#feeds.checkAll();
    void this.#check().catch(() => {});
    for (const socket of io.sockets.sockets.values()) {
      setTimeout(() => socket.emit('noticesChanged'), Math.random() * spread).unref();
      for (const networkId of networksOf(socket))
        setTimeout(() => socket.emit('reportsChanged', { networkId }), Math.random() * spread).unref();
    }
  }

  /** Finds what notifications missed: an ended session or seat, or new entries. */
  async #check(): Promise<void> {
    const asked = [...(this.#io?.sockets.sockets.values() ?? [])].map((socket) => ({
      socket,
      hash: socket.data.tokenHash,
      networks: networksOf(socket),
    }));
    const hashes = [...new Set(asked.map(({ hash }) => hash))];
    for (let from = 0; from < hashes.length; from += checkedAtOnce) {
      const some = hashes.slice(from, from + checkedAtOnce);
      const theirs = asked.filter(({ hash }) => some.includes(hash));
      const { ended, opened } = await this.#socketAccess.check(some, [
        ...new Set(theirs.flatMap((one) => one.networks)),
      ]);
      for (const place of ended) this.#endSession(some[place - 1] ?? '');
      const heads = new Map(opened.map((one) => [some[one.place - 1], one.heads]));
      for (const { hash, networks } of theirs) {
        for (const networkId of networks) {
          const head = heads.get(hash)?.[networkId];
          if (head !== undefined) this.#feeds.notified(networkId, head);
          else if (heads.has(hash)) this.#feeds.check(networkId);
        }
      }
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#checking);
    this.#feeds.stop();
    this.#rate?.stop();
    this.#notifications?.stop();
    await this.#io?.close();
  }
}

function networkIdIn(room: unknown): string | null {
  const id = typeof room === 'object' && room !== null ? (room as { networkId?: unknown }).networkId : null;
  return isUuid(id) ? id : null;
}
