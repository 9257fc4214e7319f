/** The settings as checked together. */
type Settings = {
  env: Record<string, string | undefined>;
  publicUrl: string;
  isPublic: boolean;
  demo: boolean;
  external: boolean;
};

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const isAddress = (text: string) => /^[^\s@<>]+@[^\s@<>]+$/.test(text);

/** Finds faults at start that would otherwise appear only when the setting is needed. */
export function checkSettings(settings: Settings, faults: string[]): void {
  checkEnumSettings(settings.env, faults);
  checkPublicUrl(settings, faults);
  checkPooler(settings, faults);
  const { env, isPublic, external, demo } = settings;
  if (demo && external && env.KRETS_DEMO !== 'in-my-database')
    faults.push(
      'KRETS_DEMO=on would fill your own database with invented people: set KRETS_DEMO=in-my-database if you want that.',
    );
  if (!isPublic) return;
  if (!env.SMTP_URL && env.KRETS_MAIL !== 'print')
    faults.push(
      'A public server sends codes and invitations by e-mail: set SMTP_URL. KRETS_MAIL=print prints them instead, so that anybody who reads the log can sign in as anybody.',
    );
  if (external && !env.DATABASE_JOBS_URL && !env.KRETS_JOBS)
    faults.push(
      'Without DATABASE_JOBS_URL no scheduled jobs run: set it, or set KRETS_JOBS=off when another process runs them.',
    );
}

function checkEnumSettings(env: Settings['env'], faults: string[]): void {
  if (env.KRETS_LOG !== undefined && !levels.includes(env.KRETS_LOG))
    faults.push(`KRETS_LOG must be one of ${levels.join(', ')}.`);
  const { SMTP_URL: smtp, MAIL_FROM: from, KRETS_ADMIN_EMAIL: administrator, KRETS_CONTACT: contact } = env;
  if (smtp && !(URL.canParse(smtp) && /^smtps?:\/\/[^/]/.test(smtp)))
    faults.push('SMTP_URL must look like smtp://user:password@host:587 or smtps://host.');
  if (from && !(isAddress(from) || /^[^\r\n<>]*<[^\s@<>]+@[^\s@<>]+>$/.test(from)))
    faults.push('MAIL_FROM must look like Krets <krets@example.org>.');
  if (contact && !isAddress(contact)) faults.push('KRETS_CONTACT must be an e-mail address.');
  if (administrator && !isAddress(administrator.trim())) faults.push('KRETS_ADMIN_EMAIL must be an e-mail address.');
}

function checkPublicUrl({ env, publicUrl, isPublic }: Settings, faults: string[]): void {
  if (!URL.canParse(publicUrl)) return;
  const { protocol, pathname, search, hash, username } = new URL(publicUrl);
  if (pathname !== '/' || search || hash || username) faults.push('PUBLIC_URL must be an address without a path.');
  if (!isPublic) return;
  if (!env.PUBLIC_URL) faults.push('A public HOST needs PUBLIC_URL: the address people use, which links lead to.');
  else if (protocol !== 'https:') faults.push('A public PUBLIC_URL must be https: nobody signs in safely without.');
}

function checkPooler({ env, external }: Settings, faults: string[]): void {
  if (env.DATABASE_POOLER !== 'transaction') return;
  if (!external) faults.push('DATABASE_POOLER=transaction needs DATABASE_URL, the address of the pooler.');
  else if (!env.DATABASE_DIRECT_URL || env.DATABASE_DIRECT_URL === env.DATABASE_URL)
    faults.push(
      'DATABASE_POOLER=transaction needs DATABASE_DIRECT_URL, a direct address of the database: no pooler supports LISTEN.',
    );
}
