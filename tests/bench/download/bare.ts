import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// The lower limit: the file at a path, to anybody.
export type Laid = { path: string; bytes: number };
const files = JSON.parse(process.env.BENCH_FILES ?? '{}') as Record<string, Laid>;

const http = createServer((request, response) => {
  const file = files[request.url ?? ''];
  if (!file) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': file.bytes });
  createReadStream(file.path).pipe(response);
});
http.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(http.address() as AddressInfo).port}`));
