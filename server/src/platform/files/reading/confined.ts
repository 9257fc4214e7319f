import { type ChildProcess, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';

export type Ended = { code: number | null; output: string; isCut: boolean };

/** Has no account, so that it owns no file and may signal no other process. */
const strangerId = 64_763;
const longestMs = 15_000;
const mostBytes = 2_000_000;
/** Seconds of processor, no file written, no core, few files open; of memory what each program says. */
const limits = ['-t 10', '-f 0', '-c 0', '-n 64'];

/** What a process that reads a stranger's file may not do here; found out once. */
export type Confinement = { network: boolean; user: boolean };

/** Asks the system what it lets a process give up. */
export async function confinementHere(folder: string): Promise<Confinement> {
  const works = async (confinement: Confinement) =>
    (await run([process.execPath, '--version'], { folder, input: process.execPath, confinement })).code === 0;
  const user = process.getuid?.() === 0 && (await works({ network: false, user: true }));
  return { user, network: await works({ network: true, user }) };
}

type Options = {
  /** Where it is: an empty folder. */
  folder: string;
  /** What it reads as its standard input. It cannot name another file. */
  input: string;
  confinement: Confinement;
  /** Of `ulimit`, in KB: `-v` for what it maps, `-d` for what it writes to. */
  memory?: string;
};

/** Runs a program with as little as it needs: the one file, no network, nothing of the environment, and all of its limits. */
export async function run(command: readonly string[], options: Options): Promise<Ended> {
  const { folder, input, confinement, memory } = options;
  const file = await open(input, 'r');
  try {
    const alone = confinement.network ? ['unshare', '--user', '--map-root-user', '--net', '--'] : [];
    // A limit that cannot be set is lower already.
    const limited = [...limits, ...(memory ? [memory] : [])].map((one) => `ulimit ${one} 2>/dev/null || :; `);
    const child = spawn('/bin/sh', ['-c', `${limited.join('')}exec "$@"`, 'sh', ...alone, ...command], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
      stdio: [file.fd, 'pipe', 'ignore'],
      // A group of its own, so that all of it can be ended.
      detached: true,
      ...(confinement.user ? { uid: strangerId, gid: strangerId } : {}),
    });
    return await outputOf(child);
  } finally {
    await file.close();
  }
}

function outputOf(child: ChildProcess): Promise<Ended> {
  const pieces: Buffer[] = [];
  let [bytes, isCut] = [0, false];
  const end = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  const timer = setTimeout(end, longestMs);
  child.stdout?.on('data', (piece: Buffer) => {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes <= mostBytes) return;
    isCut = true;
    end();
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, output: '', isCut }));
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output: Buffer.concat(pieces).subarray(0, mostBytes).toString('utf8'), isCut });
    });
  });
}
