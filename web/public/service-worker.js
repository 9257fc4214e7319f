// Makes the product installable, and says so calmly when there is no connection. It caches files that anybody may see: the
// hashed files of the build and the offline page. Answers of the API, pages and files of a room never come into a cache.
const cacheName = 'krets-1';
const offline = ['/offline.html', '/offline.css', '/offline.js', '/logo.svg'];
/** More than three builds have; the oldest go first. */
const most = 200;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(offline))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

async function assetOf(request) {
  const cached = await caches.match(request);
  if (cached) return cached;
  const answer = await fetch(request);
  if (answer.status === 200 && answer.type === 'basic') {
    const copy = answer.clone();
    const cache = await caches.open(cacheName);
    await cache.put(request, copy);
    const assets = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith('/assets/'));
    await Promise.all(assets.slice(0, Math.max(0, assets.length - most)).map((old) => cache.delete(old)));
  }
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match('/offline.html')));
  else if (pathname.startsWith('/assets/')) event.respondWith(assetOf(request));
  else if (offline.includes(pathname)) event.respondWith(fetch(request).catch(() => caches.match(pathname)));
});
