import { extname } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { Transactions } from '../../database/transactions.js';

const mediaTypes = new Map([
  ['.js', 'text/javascript;charset=utf-8'],
  ['.css', 'text/css;charset=utf-8'],
  ['.woff2', 'font/woff2'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
]);
/** The build's file name pattern: other names are not looked up. */
const named = /^[\w.-]{1,190}$/;

/** Files of earlier and later builds, stored in the database. Browsers and proxies cache them for a year. */
@Injectable()
export class WebFiles {
  constructor(private readonly transactions: Transactions) {}

  /** @returns false when there is no such file */
  async serve(name: string, response: Response): Promise<boolean> {
    const mediaType = mediaTypes.get(extname(name));
    if (!mediaType || !named.test(name)) return false;
    const [file] = await this.transactions.read('', (tx) =>
      tx.rows<{ content: Buffer }>('SELECT content FROM app.web_files WHERE name = $1', [name]),
    );
    if (!file) return false;
    response.set({ 'Content-Type': mediaType, 'Cache-Control': 'public, max-age=31536000, immutable' });
    response.end(file.content);
    return true;
  }
}
