import type { Server } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { RequestHandler } from 'express';

/** In milliseconds: how long requests in progress may take. */
const drainLimit = 6_000;

/** Stops accepting requests, and lets those in progress finish. */
@Injectable()
export class Draining {
  #begun = false;

  get begun(): boolean {
    return this.#begun;
  }

  /** Once draining has begun, each answer closes its connection. */
  readonly headers: RequestHandler = (_request, response, next) => {
    if (this.#begun) response.set('connection', 'close');
    next();
  };

  begin(): void {
    this.#begun = true;
  }

  /** Resolves when all connections are closed, by force after the time limit. */
  async drain(http: Server): Promise<void> {
    this.begin();
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    // A connection between two requests stays open for its client, and nothing is lost by closing it.
    const idle = setInterval(() => http.closeIdleConnections(), 100);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainLimit))]);
    clearInterval(idle);
    http.closeAllConnections();
  }
}
