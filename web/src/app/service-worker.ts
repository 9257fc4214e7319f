/** Caches the files of the build and the offline page; made for those who are signed in, who may put the product on a home screen. */
export async function startServiceWorker(): Promise<void> {
  if (import.meta.env.PROD) await navigator.serviceWorker?.register('/service-worker.js').catch(() => {});
}

/** Nothing stays in the browser of somebody who is signed out. */
export async function removeServiceWorker(): Promise<void> {
  const workers = (await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
  if (!('caches' in window)) return;
  const names = await caches.keys().catch(() => []);
  await Promise.all(names.map((name) => caches.delete(name)));
}
