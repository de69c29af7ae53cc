// The service worker: keeps the client's own files, so that a page can be opened again without a line. It keeps no answer of the server's.
// The build writes the files and their version in its first lines (scripts/offline-shell.ts).

const VERSION = '__VERSION__';
/** @type {string[]} */
const FILES = JSON.parse('__FILES__');
const CACHE = `tableread-shell-${VERSION}`;

/**
 * The types of a worker are not those of a page, and this is the only one.
 * @type {any}
 */
const worker = self;

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      // The page carries its own content security policy and nonce: it is kept and given whole.
      .then((cache) => cache.addAll(['/', ...FILES]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  const forgetOthers = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('tableread-shell-') && name !== CACHE) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(forgetOthers());
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (/^\/(api|socket\.io|sync|healthz|readyz|metrics)(\/|$)/.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(file(request));
});

/**
 * From the server whenever it answers: what is kept may be older.
 * @param {Request} request
 */
async function page(request) {
  try {
    const answer = await fetch(request);
    // A proxy speaks for a server that is away.
    if (answer.status !== 502 && answer.status !== 504) return answer;
    return (await caches.match('/', { cacheName: CACHE })) ?? answer;
  } catch (fault) {
    const kept = await caches.match('/', { cacheName: CACHE });
    if (kept === undefined) throw fault;
    return kept;
  }
}

/**
 * Named by their content, or of the same version as the page that asks.
 * @param {Request} request
 */
async function file(request) {
  const kept = await caches.match(request, { cacheName: CACHE });
  if (kept !== undefined && new URL(request.url).pathname.startsWith('/assets/')) return kept;
  return fetch(request).catch((fault) => {
    if (kept === undefined) throw fault;
    return kept;
  });
}
