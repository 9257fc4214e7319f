import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** With what outgoing mail is signed. */
export type Dkim = { domain: string; selector: string; key: string };

const smallestKey = 2_048;
const label = /^[a-z0-9](?:[\w-]{0,61}[a-z0-9])?$/i;

/** The domain of mail from this address; only a signature of the same one counts for it. */
const domainOf = (from: string | undefined) => /@([\w.-]+)/.exec(from ?? '')?.[1]?.toLowerCase();

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
