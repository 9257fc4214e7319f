import { statfs } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../config/config.token.js';
import { DatabaseMonitor } from '../database/connections/monitor.js';
import { EmailTransport } from '../email/email-transport.js';
import { Scanner } from '../files/inspection/scanner.js';
import { FILE_STORE, type FileStore } from '../files/store/file-store.js';
import { Jobs } from '../jobs/jobs.js';

type State = 'ok' | 'failed' | 'off';
type Found = { ready: boolean; checks: Record<string, State> };

/** In milliseconds: how long a result is cached, and how long each answer may take. */
const [holds, limit] = [10_000, 5_000];
/** The share of a disk that must be free. */
const free = 0.05;
/** In seconds: a job due for longer than this means that no worker runs. */
const late = 300;

/** Checks everything the server depends on. One word for each and no address: strangers may read it. */
@Injectable()
export class DeepReadiness {
  #last: { at: number; found: Promise<Found> } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: ServerConfig,
    private readonly monitor: DatabaseMonitor,
    private readonly jobs: Jobs,
    private readonly emailTransport: EmailTransport,
    private readonly scanner: Scanner,
    @Inject(FILE_STORE) private readonly fileStore: FileStore,
  ) {}

  look(): Promise<Found> {
    const now = performance.now();
    if (!this.#last || now - this.#last.at > holds) this.#last = { at: now, found: this.#look() };
    return this.#last.found;
  }

  async #look(): Promise<Found> {
    const asked: Record<string, Promise<boolean | null>> = {
      database: this.monitor.check(),
      jobs: this.jobs.secondsLate().then((seconds) => (seconds === null ? null : seconds < late)),
      mail: this.emailTransport.answers(),
      files: this.fileStore.check().then(() => true),
      scanner: this.scanner.answers(),
      disk: this.#hasSpace(),
    };
    const states = Object.entries(asked).map(async ([name, answer]) => [name, await stateOf(answer)] as const);
    const checks = Object.fromEntries(await Promise.all(states));
    return { ready: !Object.values(checks).includes('failed'), checks };
  }

  async #hasSpace(): Promise<boolean> {
    const { bavail, blocks } = await statfs(this.config.files.folder).catch(() => statfs(this.config.dataFolder));
    return bavail / blocks > free;
  }
}

async function stateOf(answer: Promise<boolean | null>): Promise<State> {
  const inTime = new Promise<boolean>((resolve) => setTimeout(resolve, limit, false).unref());
  const result = await Promise.race([answer.catch(() => false), inTime]);
  return result === null ? 'off' : result ? 'ok' : 'failed';
}
