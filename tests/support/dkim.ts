import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe } from '@jest/globals';

const run = promisify(execFile);
const isMissing = !existsSync('/usr/lib/python3/dist-packages/dkim');

/** As `describe`, with dkimpy of Debian. Where it is missing it fails in CI, and is skipped elsewhere. */
export function describeWithDkimpy(name: string, tests: () => void): void {
  const why = 'Not installed: apt-get install python3-dkim';
  if (isMissing && process.env.CI) throw new Error(why);
  if (isMissing) describe.skip(`${name} (${why})`, tests);
  else describe(name, tests);
}

const verifier = `
import base64, dkim, json, sys
asked = json.load(sys.stdin)
def record(name, timeout=5):
    return asked['record'].encode() if name.decode().rstrip('.') == asked['name'] else None
print(json.dumps([dkim.verify(base64.b64decode(mail), dnsfunc=record) for mail in asked['mails']]))
`;

/** Whether dkimpy believes each mail, when DNS has this record and no other. */
export async function verifies(mails: string[], name: string, record: string): Promise<boolean[]> {
  const asked = run('/usr/bin/python3', ['-c', verifier]);
  const encoded = mails.map((raw) => Buffer.from(raw, 'latin1').toString('base64'));
  asked.child.stdin?.end(JSON.stringify({ name, record, mails: encoded }));
  return JSON.parse((await asked).stdout) as boolean[];
}
