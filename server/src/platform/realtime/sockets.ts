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
  /** Ends when no entering of this socket is under way. */
  entering: Promise<unknown>;
};
export type KretsSocket = Socket<ClientToServer, ServerToClient, object, SocketData>;
export type KretsServer = Server<ClientToServer, ServerToClient, object, SocketData>;

/** Sets what every answer carries. */
export type SetHeaders = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

export const roomOf = (networkId: string) => `network:${networkId}`;
/** One person's sockets in one room. */
export const personInRoomOf = (networkId: string, personId: string) => `network:${networkId}:${personId}`;
export const personOf = (personId: string) => `person:${personId}`;
export const sessionOf = (sessionId: string) => `session:${sessionId}`;

/** @param heartbeat seconds between two signs of life */
export function createSocketServer(
  http: HttpServer,
  originAllowed: (request: IncomingMessage) => boolean,
  heartbeat: number,
  headers: SetHeaders,
): KretsServer {
  // connectionStateRecovery stays off: it would hand missed news to people removed meanwhile.
  const io: KretsServer = new Server(http, {
    serveClient: false,
    // Long polling sends the requests of one socket to several servers where there are several.
    transports: ['websocket'],
    maxHttpBufferSize: 10_000,
    perMessageDeflate: false,
    // A line that went dead without a word is found out at both ends within twice the heartbeat.
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

/** A new page must work: the ones opened longest ago make way for it, and do not come back by themselves. */
export function limitSockets(io: KretsServer, personId: string, most: number): void {
  // Those being admitted are counted, and not hung up on.
  const excess = (io.of('/').adapter.rooms.get(personOf(personId))?.size ?? 0) - most;
  const open = socketsIn(io, personOf(personId)).sort((a, b) => a.data.number - b.data.number);
  for (const socket of open.slice(0, Math.max(0, excess))) {
    socket.emit('replaced');
    // What was emitted leaves first.
    setImmediate(() => socket.disconnect(true));
  }
}

/** Holds each person to so many enterings a second; what comes sooner waits for its turn. */
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
