import type { Language } from '@krets/shared/kinds';
import webPush from 'web-push';
import { Sealing } from '../crypto/sealing.js';
import { log } from '../logging/log.js';
import { type PushKey, pushKeyFrom, pushKeyOf } from './push-keys.js';

/** What a browser gives when it is asked for pushes. */
export type PushSubscription = { endpoint: string; p256dh: string; auth: string };
/** `refused`: the device is at fault, or Krets is: `isRefused` tells. */
export type PushOutcome = 'sent' | 'gone' | 'refused' | { retryAfter: number };

/** The servers of Chrome, Edge, Firefox and Safari. The address comes from a browser: no other is ever asked. */
const knownServers = [
  'fcm.googleapis.com',
  'notify.windows.com',
  'push.services.mozilla.com',
  'push.apple.com',
] as const;
/** What a device is told; a payload names one of these and the language, nothing else. */
export type PushKind = 'WAITING' | 'MEETING_SOON';
/** In seconds: what has not reached a device by then is not shown. */
const lifetimes: Record<PushKind, number> = { WAITING: 4 * 3_600, MEETING_SOON: 30 * 60 };
/** In milliseconds. */
const patience = 10_000;
const window = 10 * 60_000;
/** More refusals than this in the window are our fault: a wrong key or a wrong clock. */
const mostRefused = 0.2;
/** Every payload is as long as every other. */
const payloadBytes = 64;

/** Sends web push: to a device of one person, that something waits or a meeting begins soon, and nothing else. */
export class PushSender {
  readonly #keys: PushKey[];
  readonly #sealing: Sealing;
  #recent: { at: number; refused: boolean }[] = [];
  #warnedAt = 0;

  /**
   * @param subject where the operators of push servers may ask: mailto: or https:
   * @param origins of further push servers
   */
  constructor(
    secrets: readonly string[],
    ownKey: string | undefined,
    private readonly subject: string,
    private readonly origins: readonly string[],
  ) {
    this.#keys = [...(ownKey ? [pushKeyOf(ownKey)] : []), ...secrets.map(pushKeyFrom)];
    this.#sealing = new Sealing(secrets, 'push');
  }

  /** With which browsers subscribe now. */
  get publicKey(): string {
    return this.#keys[0]?.publicKey ?? '';
  }

  accepts(endpoint: string): boolean {
    if (!URL.canParse(endpoint)) return false;
    const { protocol, hostname, origin, port, username, password } = new URL(endpoint);
    if (this.origins.includes(origin)) return true;
    const known = knownServers.some((server) => hostname === server || hostname.endsWith(`.${server}`));
    return known && protocol === 'https:' && !port && !username && !password;
  }

  seal(subscription: PushSubscription, boundTo: string): Buffer {
    return this.#sealing.seal(JSON.stringify(subscription), boundTo);
  }

  /** @param serverKey the public key with which the browser subscribed */
  async send(
    sealed: Buffer,
    boundTo: string,
    serverKey: string,
    told: { kind: PushKind; language: Language },
  ): Promise<PushOutcome> {
    const key = this.#keys.find(({ publicKey }) => publicKey === serverKey);
    const subscription = this.#open(sealed, boundTo);
    // Nothing can reach it any longer; the browser subscribes again when its reader comes back.
    if (!key || !subscription || !this.accepts(subscription.endpoint)) return 'gone';
    const { endpoint, p256dh, auth } = subscription;
    const payload = JSON.stringify({ kind: told.kind, language: told.language }).padEnd(payloadBytes);
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject: this.subject, ...key },
      contentEncoding: 'aes128gcm',
      TTL: lifetimes[told.kind],
      topic: 'krets',
      urgency: 'normal',
    });
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: new Uint8Array(body ?? []),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined);
    await answer?.body?.cancel();
    return this.#outcomeOf(answer?.status ?? 0, Number(answer?.headers.get('retry-after')) || 0);
  }

  #open(sealed: Buffer, boundTo: string): PushSubscription | undefined {
    try {
      return JSON.parse(this.#sealing.open(sealed, boundTo)) as PushSubscription;
    } catch {
      return undefined;
    }
  }

  #outcomeOf(status: number, retryAfter: number): PushOutcome {
    if (status === 404 || status === 410) return 'gone';
    const refused = [400, 401, 403].includes(status);
    if (!refused && (status < 200 || status > 299)) return { retryAfter };
    const now = Date.now();
    this.#recent = [...this.#recent.filter(({ at }) => at > now - window), { at: now, refused }];
    return refused ? 'refused' : 'sent';
  }

  /** Whether so many are refused that it is not the devices' fault; asked when all that was sent at the same time has been answered. */
  isRefused(): boolean {
    const now = Date.now();
    const recent = this.#recent.filter(({ at }) => at > now - window);
    const refused = recent.filter((one) => one.refused).length;
    if (refused <= recent.length * mostRefused) return false;
    if (now - this.#warnedAt > window) {
      this.#warnedAt = now;
      log.error('Push servers refuse what Krets sends: check its clock and its key. No device is removed');
    }
    return true;
  }
}
