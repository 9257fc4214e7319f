// Makes the product installable, says calmly when there is no connection, and shows that something waits. It caches files that anybody may see: the
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

const pushed = {
  nn: ['Nytt i Krets', 'Noko ventar på deg.', 'Møtet ditt begynner snart.'],
  nb: ['Nytt i Krets', 'Noe venter på deg.', 'Møtet ditt begynner snart.'],
  en: ['New in Krets', 'Something waits for you.', 'Your meeting begins soon.'],
};

// One at a time: a later one takes the place of an earlier one.
self.addEventListener('push', (event) => {
  let language = 'nn';
  let kind;
  try {
    ({ language, kind } = event.data.json());
  } catch {
    // Shown all the same: a browser ends the subscription of a page that shows nothing.
  }
  const [title, waiting, soon] = pushed[language] ?? pushed.nn;
  const body = kind === 'MEETING_SOON' ? soon : waiting;
  event.waitUntil(
    self.registration.showNotification(title, { body, lang: language, tag: 'krets', icon: '/icon-192.png' }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((windows) => {
      const there = windows.find(({ url }) => new URL(url).pathname === '/notices');
      return there ? there.focus() : self.clients.openWindow('/notices');
    }),
  );
});
