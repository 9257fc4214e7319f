import type { Server } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { RequestHandler } from 'express';

/** In milliseconds: how long those who are being answered are waited for. */
const drainLimit = 6_000;

/** Takes no more requests, and lets those under way be answered. */
@Injectable()
export class Draining {
  #begun = false;

  get begun(): boolean {
    return this.#begun;
  }

  /** From when it has begun, whoever is answered is told to come back on another connection. */
  readonly headers: RequestHandler = (_request, response, next) => {
    if (this.#begun) response.set('connection', 'close');
    next();
  };

  begin(): void {
    this.#begun = true;
  }

  /** Resolves when all connections are closed, those that would not end included. */
  async drain(http: Server): Promise<void> {
    this.begin();
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    // A connection between two requests is kept open by its client, and nothing is lost with it.
    const idle = setInterval(() => http.closeIdleConnections(), 100);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainLimit))]);
    clearInterval(idle);
    http.closeAllConnections();
  }
}
