import { apiClient } from '../app/api/api-client.js';
import type { PushChoicesPartsFragment, ReceivePushesInput } from '../generated/graphql.js';
import { pushChoicesQuery, receivePushesMutation } from './operations.js';

/** `homeScreen`: an iPhone or iPad, where a page can be told only when it is opened from the home screen. */
export type PushSupport = 'yes' | 'homeScreen' | 'no';

export function pushSupport(): PushSupport {
  if ('PushManager' in window && 'Notification' in window && navigator.serviceWorker) return 'yes';
  const { userAgent, maxTouchPoints } = navigator;
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return isIos ? 'homeScreen' : 'no';
}

const base64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Subscribes this browser, or finds its subscription with this key. */
async function subscribe(serverKey: string): Promise<ReceivePushesInput> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const earlier = await pushManager.getSubscription();
  const earlierKey = earlier?.options.applicationServerKey;
  const fits = earlier && earlierKey && base64url(earlierKey) === serverKey;
  // A browser refuses another key while there is a subscription.
  if (earlier && !fits) await earlier.unsubscribe();
  const { endpoint, keys } = (
    fits ? earlier : await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: serverKey })
  ).toJSON();
  return { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '', serverKey };
}

/** Asks the reader for leave, as a browser allows only after a click. Undefined when they have refused. */
export async function askForPushes(serverKey: string): Promise<ReceivePushesInput | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined;
  return subscribe(serverKey);
}

export async function unsubscribe(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
}

/** Whoever looks at Krets needs no notice on the screen that something waits there. */
async function closeShown(): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  const worker = await navigator.serviceWorker.getRegistration();
  for (const shown of (await worker?.getNotifications()) ?? []) shown.close();
}

/**
 * When Krets is opened: a browser may have got another address, and Krets another key. What the reader has removed on another device ends
 * here, too.
 */
export async function renewPushes(): Promise<void> {
  if (pushSupport() !== 'yes') return;
  document.addEventListener('visibilitychange', () => void closeShown());
  await closeShown();
  const { data } = await apiClient.query(pushChoicesQuery, {}).toPromise();
  if (data) await renewBy(data.pushChoices).catch(() => {});
}

async function renewBy({ serverKey, devices }: PushChoicesPartsFragment): Promise<void> {
  const here = devices.find(({ current }) => current);
  if (!serverKey || !here) return unsubscribe();
  const input = await subscribe(serverKey);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(input.endpoint));
  const fingerprint = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (fingerprint !== here.fingerprint) await apiClient.mutation(receivePushesMutation, { input }).toPromise();
}
