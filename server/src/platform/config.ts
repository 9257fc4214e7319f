import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the environment says, checked. */
export type Config = {
  port: number;
  host: string;
  /** Where the embedded database keeps its data. */
  dataFolder: string;
  /** Both, or neither: then PostgreSQL is embedded. */
  database: { appUrl: string; ownerUrl: string; jobsUrl: string | undefined } | null;
  /** Who does what falls due: this server, this process alone, or another one. */
  jobs: 'inside' | 'apart' | 'off';
  /** The address people use, without a slash at the end. */
  publicUrl: string;
  /** Everything is invented and anybody may sign in. Never with a public address. */
  demo: boolean;
  /** `web`: only the operations of the web are accepted. */
  api: 'web' | 'open';
  smtpUrl: string | undefined;
  mailFrom: string;
  administratorEmail: string | undefined;
};

const defaultFolder = fileURLToPath(new URL('../../../.krets', import.meta.url));
const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** @throws Error that lists everything that is wrong */
export function readConfig(env: Record<string, string | undefined>): Config {
  const faults: string[] = [];
  const oneOf = <T extends string>(name: string, values: readonly T[], otherwise: T): T => {
    const value = env[name] || otherwise;
    if (!values.includes(value as T)) faults.push(`${name} must be one of ${values.join(', ')}.`);
    return value as T;
  };

  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) faults.push('PORT must be a number from 1 to 65535.');
  const host = env.HOST || '127.0.0.1';
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = env;
  const jobsUrl = env.DATABASE_JOBS_URL || undefined;
  if (!appUrl !== !ownerUrl) faults.push('DATABASE_URL and DATABASE_OWNER_URL belong together: give both or neither.');
  for (const [name, url] of Object.entries({
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_JOBS_URL: jobsUrl,
  })) {
    if (url && !/^postgres(ql)?:\/\//.test(url)) faults.push(`${name} must begin with postgres://.`);
  }
  const publicUrl = (env.PUBLIC_URL || `http://${loopback.has(host) ? host : 'localhost'}:${port}`).replace(/\/+$/, '');
  if (!URL.canParse(publicUrl) || !/^https?:/.test(publicUrl))
    faults.push('PUBLIC_URL must be an http or https address.');
  const isPublic = !loopback.has(host) || (URL.canParse(publicUrl) && !loopback.has(new URL(publicUrl).hostname));
  const demo = oneOf('KRETS_DEMO', ['on', 'off'], !appUrl && !isPublic ? 'on' : 'off') === 'on';
  if (demo && isPublic)
    faults.push('KRETS_DEMO=on lets anybody in: it cannot be combined with a public HOST or PUBLIC_URL.');
  const api = oneOf('KRETS_API', ['web', 'open'], 'web');
  const jobs = oneOf('KRETS_JOBS', ['inside', 'apart', 'off'], appUrl && !jobsUrl ? 'off' : 'inside');
  if (appUrl && !jobsUrl && jobs !== 'off') faults.push(`KRETS_JOBS=${jobs} needs DATABASE_JOBS_URL.`);

  if (faults.length > 0) throw new Error(faults.join('\n'));
  return {
    port,
    host,
    dataFolder: resolve(env.KRETS_DATA || defaultFolder),
    database: appUrl && ownerUrl ? { appUrl, ownerUrl, jobsUrl } : null,
    jobs,
    publicUrl,
    demo,
    api,
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.MAIL_FROM || 'Krets <krets@localhost>',
    administratorEmail: env.KRETS_ADMIN_EMAIL || undefined,
  };
}
