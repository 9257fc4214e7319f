/** What the settings say together. */
type Settings = {
  env: Record<string, string | undefined>;
  publicUrl: string;
  isPublic: boolean;
  demo: boolean;
  external: boolean;
};

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const isAddress = (text: string) => /^[^\s@<>]+@[^\s@<>]+$/.test(text);

/** Everything that could be seen at start and would else be found out when somebody needs it. */
export function checkSettings(said: Settings, faults: string[]): void {
  checkEnumSettings(said.env, faults);
  checkPublicUrl(said, faults);
  checkPooler(said, faults);
  const { env, isPublic, external, demo } = said;
  if (demo && external && env.KRETS_DEMO !== 'in-my-database')
    faults.push(
      'KRETS_DEMO=on would fill your own database with invented people: say KRETS_DEMO=in-my-database if you mean that.',
    );
  if (!isPublic) return;
  if (!env.SMTP_URL && env.KRETS_MAIL !== 'print')
    faults.push(
      'A public server sends codes and invitations by e-mail: give SMTP_URL. KRETS_MAIL=print prints them, where whoever reads the log can sign in as anybody.',
    );
  if (external && !env.DATABASE_JOBS_URL && !env.KRETS_JOBS)
    faults.push(
      'Without DATABASE_JOBS_URL nobody does what falls due: give it, or say KRETS_JOBS=off where another process does that.',
    );
}

function checkEnumSettings(env: Settings['env'], faults: string[]): void {
  if (env.KRETS_LOG !== undefined && !levels.includes(env.KRETS_LOG))
    faults.push(`KRETS_LOG must be one of ${levels.join(', ')}.`);
  const { SMTP_URL: smtp, MAIL_FROM: from, KRETS_ADMIN_EMAIL: administrator } = env;
  if (smtp && !(URL.canParse(smtp) && /^smtps?:\/\/[^/]/.test(smtp)))
    faults.push('SMTP_URL must look like smtp://user:password@host:587 or smtps://host.');
  if (from && !(isAddress(from) || /^[^\r\n<>]*<[^\s@<>]+@[^\s@<>]+>$/.test(from)))
    faults.push('MAIL_FROM must look like Krets <krets@example.org>.');
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
      'DATABASE_POOLER=transaction needs DATABASE_DIRECT_URL, an address that goes past the pooler: no pooler passes on LISTEN.',
    );
}
