import type { Server as HttpServer } from 'node:http';
import type { Entered } from '@krets/shared/realtime';
import { Injectable } from '@nestjs/common';
import { isUuid } from '../errors.js';
import type { NewsToSend } from './news.js';
import { Notifications } from './notifications.js';
import { type Delivery, RoomFeeds } from './room-feeds.js';
import type { SocketDoor } from './socket-door.js';
import {
  aSocketServer,
  EnteringRate,
  type KretsServer,
  type KretsSocket,
  leaveRoom,
  listenersIn,
  makeWay,
  networksOf,
  personOf,
  placeOf,
  roomOf,
  type SetHeaders,
  sessionOf,
  socketsIn,
} from './sockets.js';

export type RealtimeOptions = {
  /** Seconds between two signs of life. */
  heartbeat: number;
  headers: SetHeaders;
  /** Where the database notifies: not through a pooler. */
  databaseUrl: string;
  socketsPerPerson: number;
};

/** Of an entry of the journal: what is told in its order. */
type Entry = Extract<NewsToSend, { changed: unknown } | { said: unknown }>;

/** Ten seconds of one socket may hold this many events; a person's screen sends a handful. */
const eventsPerWindow = 200;
/** In milliseconds: how often it is looked at who may still listen, and whether anything went unheard. */
const checkEvery = 15_000;
const checkedAtOnce = 50;
/** In milliseconds: over how long it is spread when everybody is to ask again. */
const spread = 3_000;

/** Sockets carry news, never commands. Who hears is decided here from seats, never by the client. */
@Injectable()
export class Realtime {
  #io: KretsServer | undefined;
  #door: SocketDoor | undefined;
  #notifications: Notifications | undefined;
  #checking: NodeJS.Timeout | undefined;
  #rate: EnteringRate | undefined;
  #admitted = 0;
  /** How often sessions have ended: who is being admitted meanwhile is looked up again. */
  #endings = 0;
  readonly #feeds = new RoomFeeds<Entry>({
    listeners: (networkId) => (this.#io ? listenersIn(this.#io, networkId) : new Map()),
    read: (networkId, after, hashes) => this.#theDoor.readFeed(networkId, after, hashes),
    tell: (item) => this.emit(item),
    deliver: (networkId, seq, delivery, item) => this.#deliver(networkId, seq, delivery, item),
    sessionEnded: (tokenHash) => this.#endSession(tokenHash),
    refused: (networkId, tokenHash) => this.#refuse(networkId, tokenHash),
    hearing: () => this.#notifications?.alive ?? false,
  });

  get #theDoor(): SocketDoor {
    if (!this.#door) throw new Error('Nobody listens here.');
    return this.#door;
  }

  attach(http: HttpServer, door: SocketDoor, { heartbeat, headers, databaseUrl, socketsPerPerson }: RealtimeOptions) {
    const io = aSocketServer(http, door.originAllowed, heartbeat, headers);
    io.use((socket, next) => {
      this.#admit(io, socket, door, socketsPerPerson).then(
        (refused) => next(refused && new Error(refused)),
        // The database is away: that says nothing about who is asking.
        () => next(new Error('UNAVAILABLE')),
      );
    });
    io.on('connection', (socket) => this.#serve(socket, door));
    this.#io = io;
    this.#door = door;
    this.#rate = new EnteringRate();
    this.#notifications = new Notifications(databaseUrl, {
      entry: (networkId, seq) => this.#feeds.heard(networkId, seq),
      seat: (networkId) => this.#feeds.check(networkId),
      session: (sessionId) => this.#disconnect(sessionOf(sessionId)),
      concern: (networkId, personId) => io.to(personOf(personId)).emit('concern', { networkId }),
      resumed: () => this.#resumed(io),
    });
    this.#notifications.start();
    this.#checking = setInterval(() => void this.#check().catch(() => {}), checkEvery).unref();
  }

  /** How many sockets are open here. */
  get sockets(): number {
    return this.#io?.engine?.clientsCount ?? 0;
  }

  /** True while this process hears of what others write. */
  get hearing(): boolean {
    return this.#notifications?.alive ?? false;
  }

  /** @returns why the socket is not let in; undefined when it is */
  async #admit(
    io: KretsServer,
    socket: KretsSocket,
    door: SocketDoor,
    most: number,
  ): Promise<'UNAUTHENTICATED' | undefined> {
    const tokenHash = door.tokenHashOf(socket.request);
    for (let tries = 1; ; tries++) {
      const endings = this.#endings;
      const who = await door.whoIs(tokenHash);
      if (!who) return 'UNAUTHENTICATED';
      // A session has ended between the look-up and the join, or may have.
      if ((endings !== this.#endings || !this.hearing) && tries < 3) continue;
      Object.assign(socket.data, { tokenHash, personId: who.personId, number: ++this.#admitted });
      socket.data.entering = Promise.resolve();
      await socket.join([personOf(who.personId), sessionOf(who.sessionId)]);
      makeWay(io, who.personId, most);
      return undefined;
    }
  }

  #serve(socket: KretsSocket, door: SocketDoor): void {
    let events = 0;
    const window = setInterval(() => (events = 0), 10_000);
    socket.use((_packet, next) => {
      if (++events > eventsPerWindow) socket.disconnect(true);
      else next();
    });
    socket.on('disconnect', () => clearInterval(window));
    socket.on('error', () => socket.disconnect(true));
    socket.on('enter', (room: unknown, answer: unknown) => {
      // One after the other: a socket that asks for everything at once keeps nobody else waiting.
      socket.data.entering = socket.data.entering.then(async () => {
        if (!socket.connected) return;
        try {
          const entered = await this.#enter(socket, door, networkIdIn(room));
          if (typeof answer === 'function') answer(entered);
        } catch {
          // The database is away: no answer would be true. The client comes back.
          socket.disconnect(true);
        }
      });
    });
    socket.on('leave', (room: unknown) => {
      const networkId = networkIdIn(room);
      if (networkId) leaveRoom(socket, networkId);
    });
  }

  async #enter(socket: KretsSocket, door: SocketDoor, networkId: string | null): Promise<Entered> {
    if (!networkId) return { seq: null };
    const { tokenHash, personId } = socket.data;
    await this.#rate?.wait(personId);
    const seq = await this.#feeds.enter(
      networkId,
      () => door.journalSeq(tokenHash, networkId),
      () => void socket.join([roomOf(networkId), placeOf(networkId, personId)]),
    );
    return { seq };
  }

  /** Called after commit. Entries of a journal are told in its order, here and by every other process. */
  tell(news: readonly NewsToSend[]): void {
    for (const item of news) {
      if ('changed' in item) this.#feeds.tell(item.changed.networkId, item.changed.seq, item);
      else if ('said' in item) this.#feeds.tell(item.said.message.networkId, item.said.seq, item);
      else this.emit(item);
    }
  }

  /** To the sockets of this process, at once. */
  emit(item: NewsToSend): void {
    const io = this.#io;
    if (!io) return;
    if ('changed' in item) {
      const { networkId, seq } = item.changed;
      const kept = (item.keptFrom ?? []).map((personId) => placeOf(networkId, personId));
      io.to(roomOf(networkId)).except(kept).emit('changed', item.changed);
      if (kept.length > 0) io.to(kept).emit('changed', { networkId, seq, topic: 'NETWORK', id: networkId });
    } else if ('said' in item) {
      io.to(roomOf(item.said.message.networkId)).emit('said', item.said);
    } else if ('left' in item) {
      const { networkId, personId } = item.left;
      io.in(personOf(personId)).socketsLeave([roomOf(networkId), placeOf(networkId, personId)]);
      io.to(personOf(personId)).emit('left', { networkId });
    } else if ('signedOut' in item) {
      this.#disconnect(personOf(item.signedOut));
    } else if ('concern' in item) {
      const { networkId, personIds } = item.concern;
      io.to(personIds.map(personOf)).emit('concern', { networkId });
    } else {
      this.#disconnect(sessionOf(item.sessionEnded));
    }
  }

  #deliver(networkId: string, seq: number, { entry, to, hiddenFrom }: Delivery, item: Entry | undefined): void {
    const places = (people: string[]) => people.map((personId) => placeOf(networkId, personId));
    const nothing = { networkId, seq, topic: 'NETWORK', id: networkId } as const;
    const { topic = 'NETWORK', id = networkId, challengeId } = entry ?? {};
    if (hiddenFrom.length > 0) this.#io?.to(places(hiddenFrom)).emit('changed', nothing);
    if (to.length === 0) return;
    const hearers = this.#io?.to(places(to));
    if (item && 'said' in item) hearers?.emit('said', item.said);
    else hearers?.emit('changed', { networkId, seq, topic, id, ...(challengeId ? { challengeId } : {}) });
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
      socket.emit('left', { networkId });
    }
  }

  /** Everything may have happened unheard. What is in no journal is asked for again by everybody. */
  #resumed(io: KretsServer): void {
    this.#endings += 1;
    this.#feeds.checkAll();
    void this.#check().catch(() => {});
    for (const socket of io.sockets.sockets.values()) {
      for (const networkId of networksOf(socket))
        setTimeout(() => socket.emit('concern', { networkId }), Math.random() * spread).unref();
    }
  }

  /** The second way to find out what should have been heard of: that a session or a seat has ended, or that there is news. */
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
      const { ended, opened } = await this.#theDoor.check(some, [...new Set(theirs.flatMap((one) => one.networks))]);
      for (const place of ended) this.#endSession(some[place - 1] ?? '');
      const heads = new Map(opened.map((one) => [some[one.place - 1], one.heads]));
      for (const { hash, networks } of theirs) {
        for (const networkId of networks) {
          const head = heads.get(hash)?.[networkId];
          if (head !== undefined) this.#feeds.heard(networkId, head);
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
