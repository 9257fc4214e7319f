import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '@krets/shared/limits';
import type { ClientToServer, ServerToClient } from '@krets/shared/realtime';
import { Server, type Socket } from 'socket.io';
import type { Listeners } from './room-feeds.js';

type SocketData = {
  tokenHash: string;
  personId: string;
  /** When it was admitted, in the order of all. */
  number: number;
  /** Settles when this socket is joining no room. */
  entering: Promise<unknown>;
};
export type KretsSocket = Socket<ClientToServer, ServerToClient, object, SocketData>;
export type KretsServer = Server<ClientToServer, ServerToClient, object, SocketData>;

/** Sets the headers of every answer. */
export type SetHeaders = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

export const roomOf = (networkId: string) => `network:${networkId}`;
/** The name of one person's sockets in one room. */
export const personInRoomOf = (networkId: string, personId: string) => `network:${networkId}:${personId}`;
export const personOf = (personId: string) => `person:${personId}`;
export const sessionOf = (sessionId: string) => `session:${sessionId}`;

/** @param heartbeat seconds between two heartbeats */
export function createSocketServer(
  http: HttpServer,
  originAllowed: (request: IncomingMessage) => boolean,
  heartbeat: number,
  headers: SetHeaders,
): KretsServer {
  // connectionStateRecovery stays off: it would send missed events to people removed meanwhile.
  const io: KretsServer = new Server(http, {
    serveClient: false,
    // No long polling: with several servers, it would send requests of one socket to different ones.
    transports: ['websocket'],
    maxHttpBufferSize: 10_000,
    perMessageDeflate: false,
    // Both ends detect a lost connection within twice the heartbeat.
    pingInterval: heartbeat * 1_000,
    pingTimeout: heartbeat * 800,
    allowRequest: (request, answer) => answer(null, originAllowed(request)),
  });
  io.engine.use(headers);
  return io;
}

export function socketsIn(io: KretsServer, room: string): KretsSocket[] {
  const { adapter, sockets } = io.of('/');
  return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => {
    const socket = sockets.get(id);
    return socket ? [socket as KretsSocket] : [];
  });
}

export const listenersIn = (io: KretsServer, networkId: string): Listeners =>
  new Map(socketsIn(io, roomOf(networkId)).map(({ data }) => [data.tokenHash, data.personId]));

const networkRoom = /^network:([\w-]{36})$/;
export const networksOf = (socket: KretsSocket): string[] =>
  [...socket.rooms].flatMap((room) => networkRoom.exec(room)?.[1] ?? []);

export function leaveRoom(socket: KretsSocket, networkId: string): void {
  void socket.leave(roomOf(networkId));
  void socket.leave(personInRoomOf(networkId, socket.data.personId));
}

/** By both names: tabs of earlier builds know `seatEnded` alone. */
export function tellClosed(to: Pick<KretsSocket, 'emit'>, networkId: string): void {
  to.emit('roomClosed', { networkId });
  to.emit('seatEnded', { networkId });
}

/** A new page must work: the oldest sockets are closed for it, and do not reconnect by themselves. */
export function limitSockets(io: KretsServer, personId: string, most: number): void {
  // Sockets being admitted are counted, but not closed.
  const excess = (io.of('/').adapter.rooms.get(personOf(personId))?.size ?? 0) - most;
  const open = socketsIn(io, personOf(personId)).sort((a, b) => a.data.number - b.data.number);
  for (const socket of open.slice(0, Math.max(0, excess))) {
    socket.emit('replaced');
    // Lets earlier events leave first.
    setImmediate(() => socket.disconnect(true));
  }
}

/** Limits each person to a number of joins a second; further ones wait. */
export class EnteringRate {
  readonly #next = new Map<string, number>();
  readonly #timer = setInterval(() => this.#forget(), 60_000).unref();

  async wait(personId: string): Promise<void> {
    const now = Date.now();
    const gap = 1_000 / limits.entersPerSecond;
    const earliest = now - gap * limits.entersAtOnce;
    const turn = Math.max(this.#next.get(personId) ?? 0, earliest) + gap;
    this.#next.set(personId, turn);
    if (turn > now) await new Promise((resolve) => setTimeout(resolve, turn - now));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #forget(): void {
    const now = Date.now();
    for (const [personId, turn] of this.#next) if (turn < now) this.#next.delete(personId);
  }
}
