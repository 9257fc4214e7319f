import { type AddressInfo, createServer } from 'node:net';

/** Listens on a port where every byte triggers one message: the same trigger, at the same cost, for each server. @returns the port */
export function onTrigger(tell: () => void): Promise<number> {
  const server = createServer((line) => {
    line.setNoDelay(true);
    line.on('data', (bytes) => {
      for (let i = 0; i < bytes.length; i++) tell();
    });
    line.on('error', () => {});
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

/** What a server that delivers tells the bench when it is up. */
export type Up = { url: string; triggerPort: number };
