import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** With what outgoing mail is signed. */
export type Dkim = { domain: string; selector: string; key: string };

/** How mail comes in. `domain`: of the addresses that it comes to. */
export type MailIn = {
  domain: string;
  /** Where this process listens; null when another one does. */
  port: number | null;
  host: string;
  lmtp: boolean;
  /** Files of a certificate and its key; null for none. */
  tls: { cert: string; key: string } | null;
  /** The name by which the mail server in front says what it has checked; undefined when it says nothing. */
  checkedBy: string | undefined;
};

const smallestKey = 2_048;
const label = /^[a-z0-9](?:[\w-]{0,61}[a-z0-9])?$/i;

/** The domain of mail from this address; only a signature of the same one counts for it. */
const domainOf = (from: string | undefined) => /@([\w.-]+)/.exec(from ?? '')?.[1]?.toLowerCase();

/** The address in `Name <address>`. */
export const addressIn = (from: string): string => (/[^\s<>]+@[^\s<>]+/.exec(from)?.[0] ?? '').toLowerCase();

/** Undefined when no mail comes in. */
export function mailInSettings(env: Record<string, string | undefined>, faults: string[]): MailIn | undefined {
  const { MAIL_IN_DOMAIN: domain, MAIL_IN_CERT: cert, MAIL_IN_KEY: key, MAIL_IN_CHECKED_BY: checkedBy } = env;
  const port = env.MAIL_IN_PORT ? Number(env.MAIL_IN_PORT) : null;
  if (!domain && port === null) return undefined;
  if (!domain || !/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(domain))
    faults.push('MAIL_IN_DOMAIN must be the domain that mail comes in for, in small letters.');
  if (port !== null && !(Number.isInteger(port) && port > 0 && port <= 65_535))
    faults.push('MAIL_IN_PORT must be a number from 1 to 65535.');
  const protocol = env.MAIL_IN_PROTOCOL || 'smtp';
  if (protocol !== 'smtp' && protocol !== 'lmtp') faults.push('MAIL_IN_PROTOCOL must be one of smtp, lmtp.');
  if (!cert !== !key) faults.push('MAIL_IN_CERT and MAIL_IN_KEY belong together: give both or neither.');
  for (const [name, file] of Object.entries({ MAIL_IN_CERT: cert, MAIL_IN_KEY: key })) {
    try {
      if (file) readFileSync(file);
    } catch {
      faults.push(`${name} must be a file that the server may read.`);
    }
  }
  return {
    domain: domain ?? '',
    port,
    host: env.MAIL_IN_HOST || '127.0.0.1',
    lmtp: protocol === 'lmtp',
    tls: cert && key ? { cert, key } : null,
    checkedBy: checkedBy?.toLowerCase() || undefined,
  };
}

/** Undefined when no key is given: mail then goes out unsigned. */
export function dkimSettings(env: Record<string, string | undefined>, faults: string[]): Dkim | undefined {
  const { MAIL_DKIM_KEY: file, MAIL_DKIM_SELECTOR: selector, MAIL_FROM: from } = env;
  if (!file && !selector) return undefined;
  if (!file || !selector) {
    faults.push('MAIL_DKIM_KEY and MAIL_DKIM_SELECTOR belong together: give both or neither.');
    return undefined;
  }
  const domain = domainOf(from);
  if (!domain) faults.push('MAIL_DKIM_KEY needs MAIL_FROM: mail is signed for the domain that it comes from.');
  if (!selector.split('.').every((part) => label.test(part)))
    faults.push('MAIL_DKIM_SELECTOR must be the name of the key in DNS: letters, digits and - .');
  const key = rsaKeyIn(file, faults);
  return domain && key ? { domain, selector, key } : undefined;
}

function rsaKeyIn(file: string, faults: string[]): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    faults.push('MAIL_DKIM_KEY must be a file that the server may read.');
    return undefined;
  }
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(text);
    if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= smallestKey) return text;
  } catch {
    // Told below.
  }
  faults.push(
    `MAIL_DKIM_KEY must be a file with an RSA key in PEM, of at least ${smallestKey} bits and without a password.`,
  );
  return undefined;
}
