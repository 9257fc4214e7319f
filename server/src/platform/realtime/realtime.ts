import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '@krets/shared/limits';
import type { ClientToServer, Entered, ServerToClient } from '@krets/shared/realtime';
import { Injectable } from '@nestjs/common';
import { Server, type Socket } from 'socket.io';
import { isUuid } from '../errors.js';
import type { NewsToSend } from './news.js';

type SocketData = { tokenHash: string; personId: string };
type KretsSocket = Socket<ClientToServer, ServerToClient, object, SocketData>;

/** Sets what every answer carries. */
type SetHeaders = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** What sockets need to know of the world: injected from outside because the database work itself tells news through here. */
export type SocketDoor = {
  tokenHashOf(request: IncomingMessage): string;
  originAllowed(request: IncomingMessage): boolean;
  whoIs(tokenHash: string): Promise<{ personId: string; sessionId: string } | null>;
  /** The journal's last number, or null when the person has no active seat there. */
  journalSeq(tokenHash: string, networkId: string): Promise<number | null>;
};

/** Ten seconds of one socket may hold this many events; a person's screen sends a handful. */
const eventsPerWindow = 200;

const roomOf = (networkId: string) => `network:${networkId}`;
/** One person's sockets in one room. */
const placeOf = (networkId: string, personId: string) => `network:${networkId}:${personId}`;
const personOf = (personId: string) => `person:${personId}`;
const sessionOf = (sessionId: string) => `session:${sessionId}`;

/** Sockets carry news, never commands. Who hears is decided here from seats, never by the client. */
@Injectable()
export class Realtime {
  #io: Server<ClientToServer, ServerToClient, object, SocketData> | undefined;

  /** @param heartbeat seconds between two signs of life */
  attach(http: HttpServer, door: SocketDoor, heartbeat: number, headers: SetHeaders): void {
    // connectionStateRecovery stays off: it would hand missed news to people removed meanwhile.
    const io = new Server<ClientToServer, ServerToClient, object, SocketData>(http, {
      serveClient: false,
      maxHttpBufferSize: 10_000,
      perMessageDeflate: false,
      // A line that went dead without a word is found out at both ends within twice the heartbeat.
      pingInterval: heartbeat * 1_000,
      pingTimeout: heartbeat * 800,
      allowRequest: (request, answer) => answer(null, door.originAllowed(request)),
    });
    io.engine.use(headers);
    io.use((socket, next) => {
      this.#admit(socket, door).then(
        (refused) => next(refused && new Error(refused)),
        // The database is away: that says nothing about who is asking.
        () => next(new Error('UNAVAILABLE')),
      );
    });
    io.on('connection', (socket) => this.#serve(socket, door));
    this.#io = io;
  }

  /** @returns why the socket is not let in; undefined when it is */
  async #admit(socket: KretsSocket, door: SocketDoor): Promise<'UNAUTHENTICATED' | 'TOO_MANY' | undefined> {
    const tokenHash = door.tokenHashOf(socket.request);
    const who = await door.whoIs(tokenHash);
    if (!who) return 'UNAUTHENTICATED';
    const open = socket.nsp.adapter.rooms.get(personOf(who.personId))?.size ?? 0;
    if (open >= limits.socketsPerPerson) return 'TOO_MANY';
    socket.data.tokenHash = tokenHash;
    socket.data.personId = who.personId;
    await socket.join([personOf(who.personId), sessionOf(who.sessionId)]);
    // The session may have ended between the look-up and the join.
    return (await door.whoIs(tokenHash)) ? undefined : 'UNAUTHENTICATED';
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
    socket.on('enter', async (room: unknown, answer: unknown) => {
      try {
        const entered = await this.#enter(socket, door, networkIdIn(room));
        if (typeof answer === 'function') answer(entered);
      } catch {
        // The database is away: no answer would be true. The client comes back.
        socket.disconnect(true);
      }
    });
    socket.on('leave', async (room: unknown) => {
      const networkId = networkIdIn(room);
      if (networkId) {
        await socket.leave(roomOf(networkId));
        await socket.leave(placeOf(networkId, socket.data.personId));
      }
    });
  }

  async #enter(socket: KretsSocket, door: SocketDoor, networkId: string | null): Promise<Entered> {
    const ask = () => (networkId ? door.journalSeq(socket.data.tokenHash, networkId) : null);
    if (!networkId || (await ask()) === null) return { seq: null };
    const rooms = [roomOf(networkId), placeOf(networkId, socket.data.personId)];
    await socket.join(rooms);
    // Asked again after joining: the seat may have ended in between, and the news of that has already gone out.
    const seq = await ask();
    if (seq === null) for (const room of rooms) await socket.leave(room);
    return { seq };
  }

  /** Called after commit, in the order of the journal. */
  tell(news: readonly NewsToSend[]): void {
    const io = this.#io;
    if (!io) return;
    for (const item of news) {
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
        io.in(personOf(item.signedOut)).disconnectSockets(true);
      } else if ('concern' in item) {
        const { networkId, personIds } = item.concern;
        io.to(personIds.map(personOf)).emit('concern', { networkId });
      } else {
        io.in(sessionOf(item.sessionEnded)).disconnectSockets(true);
      }
    }
  }

  async close(): Promise<void> {
    await this.#io?.close();
  }
}

function networkIdIn(room: unknown): string | null {
  const id = typeof room === 'object' && room !== null ? (room as { networkId?: unknown }).networkId : null;
  return isUuid(id) ? id : null;
}
