import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webFolder } from '../../http/web/serve-web.js';

/** The operations of the web by their SHA-256, as its build wrote them. */
export function webOperations(): Map<string, string> {
  const file = join(webFolder, '.persisted-documents.json');
  return new Map(
    existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : [],
  );
}
