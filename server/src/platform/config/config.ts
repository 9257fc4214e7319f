import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { limits } from '@krets/shared/limits';
import type { S3Address } from '../files/store/s3-store.js';
import { pushKeyOf } from '../push/push-keys.js';
import { repositoryRoot } from '../repository-root.js';
import { checkSettings } from './config-checks.js';
import { type Dkim, dkimSettings, type MailIn, mailInSettings } from './mail-settings.js';

/** The settings from the environment, checked. */
export type Config = {
  port: number;
  host: string;
  /** The data folder of the embedded database. */
  dataFolder: string;
  /** Where every change and the backups of the embedded database are stored; null for none. */
  backups: string | null;
  /** Both or neither; with neither, PostgreSQL is embedded. */
  database: { appUrl: string; ownerUrl: string; jobsUrl: string | undefined; openUrl: string | undefined } | null;
  /** The direct address, past a pooler: no pooler passes on the notifications that the server listens for. */
  directUrl: string | undefined;
  /** `transaction`: a pooler in front of the database gives each transaction any session. */
  pooler: 'none' | 'transaction';
  /** The most connections this process opens for requests. */
  connections: number;
  /** Who runs scheduled jobs: this server, this process alone, or another process. */
  jobs: 'inside' | 'apart' | 'off';
  /** The public address, without a slash at the end. */
  publicUrl: string;
  /** All data are invented and anybody may sign in. Never with a public address. */
  demo: boolean;
  /** `web`: only the operations of the web application are accepted. */
  api: 'web' | 'open';
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Undefined: mail goes out unsigned. */
  dkim: Dkim | undefined;
  /** Undefined: nobody hears of mail that comes back. */
  mailIn: MailIn | undefined;
  /** Who runs this Krets and where to ask, told in every mail. */
  operator: { name: string | undefined; contact: string | undefined };
  /** Secrets that seal mail waiting in the database: the first one seals, any one opens. Empty when the embedded database has its own. */
  secrets: string[];
  /** Seconds until each further try to deliver mail. */
  mailRetries: number[];
  administratorEmail: string | undefined;
  /** `work`: notices go out on working days between seven and five; `always`: at any time. */
  noticeHours: 'work' | 'always';
  /** Web push: a private key of one's own, and push servers besides those of the browsers; null for none. */
  push: { key: string | undefined; origins: string[] } | null;
  /** Seconds between two heartbeats on a socket. */
  heartbeat: number;
  /** Seconds without an answer from the database after which the process ends. */
  watchdogSeconds: number;
  /** Seconds for which a stopping server still answers, so that a balancer sees that it is not ready. */
  drainSeconds: number;
  /** The port of metrics, for monitoring. */
  metrics: { port: number; host: string } | null;
  /** The most sockets of one person on this server; the oldest are closed first. */
  socketsPerPerson: number;
  /** Multiplies every rate limit. */
  rateFactor: number;
  /** Proxies that are trusted to report the client's address: their number or their addresses. None by default. */
  trustedProxy: number | string[];
  files: {
    /** The folders of stored files and of uploads in progress. */
    folder: string;
    /** A bucket for stored files, instead of the folder. */
    s3: S3Address | null;
    /** The address of a virus scanner; without it nothing is scanned. */
    clamd: URL | null;
    /** Limit for all files of one room, in bytes. */
    roomBytes: number;
  };
};

/** Three days in total: 1, 5 and 30 minutes, 2, 6, 24 and 24 hours, and the remainder. */
const mailRetries = '60,300,1800,7200,21600,86400,86400,55440';
const defaultFolder = join(repositoryRoot, '.krets');
const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** @throws Error that lists every fault */
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
  const openUrl = env.DATABASE_OPEN_URL || undefined;
  const directUrl = env.DATABASE_DIRECT_URL || undefined;
  if (!appUrl !== !ownerUrl) faults.push('DATABASE_URL and DATABASE_OWNER_URL belong together: give both or neither.');
  for (const [name, url] of Object.entries({
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_JOBS_URL: jobsUrl,
    DATABASE_OPEN_URL: openUrl,
    DATABASE_DIRECT_URL: directUrl,
  })) {
    if (url && !/^postgres(ql)?:\/\//.test(url)) faults.push(`${name} must begin with postgres://.`);
  }
  const pooler = oneOf('DATABASE_POOLER', ['none', 'transaction'], 'none');
  const connections = Number(env.DATABASE_CONNECTIONS || 20);
  if (!Number.isInteger(connections) || connections < 2 || connections > 500)
    faults.push('DATABASE_CONNECTIONS must be a number from 2 to 500.');
  const publicUrl = (env.PUBLIC_URL || `http://${loopback.has(host) ? host : 'localhost'}:${port}`).replace(/\/+$/, '');
  if (!URL.canParse(publicUrl) || !/^https?:/.test(publicUrl))
    faults.push('PUBLIC_URL must be an http or https address.');
  const isPublic = !loopback.has(host) || (URL.canParse(publicUrl) && !loopback.has(new URL(publicUrl).hostname));
  const demo = oneOf('KRETS_DEMO', ['on', 'in-my-database', 'off'], !appUrl && !isPublic ? 'on' : 'off') !== 'off';
  if (demo && isPublic)
    faults.push('KRETS_DEMO=on lets anybody in: it cannot be combined with a public HOST or PUBLIC_URL.');
  const api = oneOf('KRETS_API', ['web', 'open'], 'web');
  const jobs = oneOf('KRETS_JOBS', ['inside', 'apart', 'off'], appUrl && !jobsUrl ? 'off' : 'inside');
  if (appUrl && !jobsUrl && jobs !== 'off') faults.push(`KRETS_JOBS=${jobs} needs DATABASE_JOBS_URL.`);

  const dataFolder = resolve(env.KRETS_DATA || defaultFolder);

  const s3 = oneOf('FILES', ['disk', 's3'], 'disk') === 's3' ? s3Address(env, faults) : null;
  const clamd = env.CLAMD_URL && URL.canParse(env.CLAMD_URL) ? new URL(env.CLAMD_URL) : null;
  if (env.CLAMD_URL && (clamd?.protocol !== 'tcp:' || !clamd.hostname))
    faults.push('CLAMD_URL must look like tcp://host:3310.');
  const roomBytes = Number(env.KRETS_ROOM_BYTES || limits.roomBytes);
  if (!Number.isSafeInteger(roomBytes) || roomBytes < 1) faults.push('KRETS_ROOM_BYTES must be a number of bytes.');

  const heartbeat = Number(env.KRETS_HEARTBEAT || limits.heartbeatSeconds);
  if (!(heartbeat >= 0.2 && heartbeat <= 60)) faults.push('KRETS_HEARTBEAT must be seconds, at most 60.');

  const watchdogSeconds = Number(env.KRETS_WATCHDOG || 60);
  if (!(watchdogSeconds >= 1 && watchdogSeconds <= 3_600))
    faults.push('KRETS_WATCHDOG must be seconds, from 1 to 3600.');
  const drainSeconds = Number(env.KRETS_DRAIN || (appUrl ? 2 : 0));
  if (!(drainSeconds >= 0 && drainSeconds <= 60)) faults.push('KRETS_DRAIN must be seconds, at most 60.');
  const rateFactor = Number(env.KRETS_RATE_FACTOR || 1);
  if (!(rateFactor >= 0.1 && rateFactor <= 1_000_000)) faults.push('KRETS_RATE_FACTOR must be a number from 0.1 up.');
  const trustedProxy = trustedProxyIn(env.TRUSTED_PROXY, faults);
  const secrets = (env.KRETS_SECRET ?? '').split(',').filter(Boolean);
  if (appUrl && secrets.length === 0)
    faults.push('DATABASE_URL needs KRETS_SECRET, which seals mail that waits: for instance `openssl rand -hex 32`.');
  if (secrets.some((secret) => secret.length < 32))
    faults.push(
      'KRETS_SECRET must have at least 32 characters; while it is changed, the new and the old with a comma between.',
    );
  const retries = (env.KRETS_MAIL_RETRIES || mailRetries).split(',').map(Number);
  if (!retries.every((seconds) => seconds > 0 && seconds <= 86_400))
    faults.push('KRETS_MAIL_RETRIES must be seconds with commas between, each at most 86400.');

  const noticeHours = oneOf('KRETS_NOTICE_HOURS', ['work', 'always'], demo ? 'always' : 'work');
  const push = oneOf('KRETS_PUSH', ['on', 'off'], 'on') === 'on' ? pushSettings(env, faults) : null;
  oneOf('KRETS_MAIL', ['smtp', 'print'], 'smtp');
  const dkim = dkimSettings(env, faults);
  const mailIn = mailInSettings(env, faults);
  const metricsPort = Number(env.METRICS_PORT || 0);
  if (!Number.isInteger(metricsPort) || metricsPort < 0 || metricsPort > 65_535 || metricsPort === port)
    faults.push('METRICS_PORT must be a number from 1 to 65535, and not PORT.');
  checkSettings({ env, publicUrl, isPublic, demo, external: Boolean(appUrl) }, faults);

  if (faults.length > 0) throw new Error(faults.join('\n'));
  return {
    port,
    host,
    dataFolder,
    backups: env.KRETS_BACKUPS && !appUrl ? resolve(env.KRETS_BACKUPS) : null,
    database: appUrl && ownerUrl ? { appUrl, ownerUrl, jobsUrl, openUrl } : null,
    directUrl,
    pooler,
    connections,
    jobs,
    publicUrl,
    demo,
    api,
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.MAIL_FROM || 'Krets <krets@localhost>',
    dkim,
    mailIn,
    operator: { name: env.KRETS_OPERATOR || undefined, contact: env.KRETS_CONTACT || undefined },
    secrets,
    mailRetries: retries,
    noticeHours,
    push,
    administratorEmail: env.KRETS_ADMIN_EMAIL || undefined,
    heartbeat,
    watchdogSeconds,
    drainSeconds,
    metrics: metricsPort ? { port: metricsPort, host: env.METRICS_HOST || '127.0.0.1' } : null,
    socketsPerPerson: limits.socketsPerPerson,
    rateFactor,
    trustedProxy,
    files: { folder: resolve(env.KRETS_FILES || join(dataFolder, 'files')), s3, clamd, roomBytes },
  };
}

/** A number of proxies, or addresses and networks separated by commas. */
function trustedProxyIn(text: string | undefined, faults: string[]): number | string[] {
  if (!text) return 0;
  if (/^[0-9]$/.test(text)) return Number(text);
  const addresses = text.split(',').map((each) => each.trim());
  const isNetwork = (each: string) => {
    const [address = '', bits = '0', ...more] = each.split('/');
    return (
      isIP(address) > 0 &&
      /^\d{1,3}$/.test(bits) &&
      Number(bits) <= (isIP(address) === 4 ? 32 : 128) &&
      more.length === 0
    );
  };
  if (!addresses.every(isNetwork)) {
    faults.push('TRUSTED_PROXY must be a number of proxies, or addresses like 10.0.0.0/8 separated by commas.');
    return 0;
  }
  return addresses;
}

function pushSettings(env: Record<string, string | undefined>, faults: string[]): Config['push'] {
  const key = env.KRETS_PUSH_KEY || undefined;
  try {
    if (key) pushKeyOf(key);
  } catch {
    faults.push('KRETS_PUSH_KEY must be a private key of P-256 in base64url: 43 letters, digits, - and _.');
  }
  const origins = (env.KRETS_PUSH_SERVERS ?? '').split(',').filter(Boolean);
  const isOrigin = (each: string) =>
    URL.canParse(each) &&
    new URL(each).origin === each &&
    (each.startsWith('https:') || loopback.has(new URL(each).hostname));
  if (!origins.every(isOrigin))
    faults.push('KRETS_PUSH_SERVERS must be addresses like https://host with commas between.');
  return { key, origins };
}

function s3Address(env: Record<string, string | undefined>, faults: string[]): S3Address {
  const given = (name: string) => {
    if (!env[name]) faults.push(`FILES=s3 needs ${name}.`);
    return env[name] ?? '';
  };
  const endpoint = given('S3_ENDPOINT').replace(/\/+$/, '');
  if (endpoint && !/^https?:\/\/[^/?#]+$/.test(endpoint)) faults.push('S3_ENDPOINT must look like https://host.');
  return {
    endpoint,
    bucket: given('S3_BUCKET'),
    region: env.S3_REGION || 'us-east-1',
    accessKey: given('S3_ACCESS_KEY_ID'),
    secretKey: given('S3_SECRET_ACCESS_KEY'),
  };
}
