import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export default async function stopCluster(): Promise<void> {
  if (!globalThis.testCluster) return;
  const { cluster, folder } = globalThis.testCluster;
  endPooledServers(join(folder, 'server-pool'));
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Those that no test file has taken over. */
function endPooledServers(folder: string): void {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // No server was left to others.
  }
  for (const name of names) {
    const server = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { pid: number; folder: string };
    try {
      process.kill(server.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
    for (const path of [server.folder, `${server.folder}.output`]) rmSync(path, { recursive: true, force: true });
  }
}
