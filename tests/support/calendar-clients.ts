import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe } from '@jest/globals';

const run = promisify(execFile);
const python = '/usr/bin/python3';
const needed: Record<string, string[]> = {
  khal: ['/usr/bin/khal'],
  vdirsyncer: ['/usr/bin/vdirsyncer'],
  libical3: ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/libicalss.so.3`),
};
const missing = () => Object.keys(needed).filter((name) => !needed[name]?.some((path) => existsSync(path)));

/** As `describe`, with calendar programs of Debian, which are installed where that is allowed. It fails where one is missing. */
export function describeWithCalendarClients(name: string, tests: () => void): void {
  // Two files may come here at once.
  const install = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...missing()];
  if (missing().length > 0 && process.getuid?.() === 0) spawnSync('apt-get', install, { stdio: 'ignore' });
  if (missing().length > 0) throw new Error(`Not installed: apt-get install ${missing().join(' ')}`);
  describe(name, tests);
}

/** A calendar in Oslo, as khal shows it and vdirsyncer fetches it. */
export class OsloCalendar {
  private constructor(readonly folder: string) {}

  static async make(subscribesTo?: string): Promise<OsloCalendar> {
    const folder = await mkdtemp(join(tmpdir(), 'krets-calendar-'));
    await mkdir(join(folder, 'events'));
    await writeFile(
      join(folder, 'khal.conf'),
      `[calendars]\n[[meetings]]\npath = ${folder}/events\ncolor = dark blue\n[sqlite]\npath = ${folder}/khal.db\n` +
        '[locale]\nlocal_timezone = Europe/Oslo\ndefault_timezone = Europe/Oslo\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n' +
        'longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[default]\ndefault_calendar = meetings\n',
    );
    if (subscribesTo)
      await writeFile(
        join(folder, 'vdirsyncer.conf'),
        `[general]\nstatus_path = "${folder}/status/"\n[pair meetings]\na = "here"\nb = "there"\ncollections = null\nconflict_resolution = "b wins"\n` +
          `partial_sync = "revert"\n[storage here]\ntype = "filesystem"\npath = "${folder}/events/"\nfileext = ".ics"\n` +
          `[storage there]\ntype = "http"\nurl = "${subscribesTo}"\n`,
      );
    return new OsloCalendar(folder);
  }

  #run(command: string, ...words: string[]) {
    const env = { PATH: '/usr/bin:/bin', HOME: this.folder, LC_ALL: 'C.UTF-8' };
    return run(`/usr/bin/${command}`, ['-c', join(this.folder, `${command}.conf`), ...words], { env });
  }

  async import(file: string): Promise<void> {
    await writeFile(join(this.folder, 'one.ics'), file);
    await this.#run('khal', 'import', '--batch', join(this.folder, 'one.ics'));
  }

  /** @throws Error when the address answers with one */
  async sync(): Promise<void> {
    if (!existsSync(join(this.folder, 'status'))) await this.#run('vdirsyncer', 'discover');
    await this.#run('vdirsyncer', 'sync', '--force-delete');
  }

  /** What khal shows from a day on, a line for each event: start, end, state and title. */
  async shown(from: string, days: number): Promise<string[]> {
    const format = '{start} {end-time} {status}{title}';
    const { stdout } = await this.#run('khal', 'list', '--day-format', '', '--format', format, from, `${days}d`);
    return stdout.split('\n').filter((line) => /\d\d:\d\d/.test(line));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

const classifier = `
import ctypes, json, sys
base = ctypes.CDLL('libical.so.3')
ss = ctypes.CDLL('libicalss.so.3')
base.icalparser_parse_string.restype = ctypes.c_void_p
base.icalrestriction_check.argtypes = [ctypes.c_void_p]
ss.icalclassify.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p]
base.icalproperty_enum_to_string.restype = ctypes.c_char_p
parse = lambda text: base.icalparser_parse_string(text.encode()) if text else None
out = []
for new, old, user in json.load(sys.stdin):
    component = parse(new)
    out.append([base.icalproperty_enum_to_string(ss.icalclassify(component, parse(old), user.encode())).decode(), bool(base.icalrestriction_check(component))])
print(json.dumps(out))
`;

/** What libical makes of each new message, to somebody who has the old one: its class, and whether its form is right. */
export async function classify(
  messages: { new: string; old?: string; user: string }[],
): Promise<{ class: string; wellFormed: boolean }[]> {
  const asked = run(python, ['-c', classifier]);
  asked.child.stdin?.end(JSON.stringify(messages.map((one) => [one.new, one.old ?? '', one.user])));
  const answers = JSON.parse((await asked).stdout) as [string, boolean][];
  return answers.map(([name, wellFormed]) => ({ class: name, wellFormed }));
}
