/**
 * The shop without a network: a page that cannot be fetched is answered by the offline page of its language. Nothing else
 * is kept, so no price and no stock is ever an old one. What is kept, and which pages are not the shop's, the server says.
 */
import { addPlugins, addRoute, precache, PrecacheFallbackPlugin } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';

declare const self: {
  __WB_MANIFEST: PrecacheEntry[];
  deskPaths: string[];
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'activate', listener: (event: Event & { waitUntil(done: Promise<unknown>): void }) => void): void;
};

const below = (path: string) => new RegExp(`^${path}(?:[/?]|$)`);
const orElse = (page: string) => new NetworkOnly({ plugins: [new PrecacheFallbackPlugin({ fallbackURL: page })] });

// What is kept says nothing of who reads it: neither basket nor store.
addPlugins([{ requestWillFetch: async ({ request }) => new Request(request, { credentials: 'omit' }) }]);
precache(self.__WB_MANIFEST);

registerRoute(new NavigationRoute(new NetworkOnly(), { allowlist: self.deskPaths.map(below) }));
registerRoute(new NavigationRoute(orElse('/en/offline'), { allowlist: [below('/en')] }));
registerRoute(new NavigationRoute(orElse('/offline')));
addRoute();

void self.skipWaiting();
// Pages are asked for while the worker wakes up, so that nobody waits for it.
self.addEventListener('activate', event => event.waitUntil(Promise.all([self.registration.navigationPreload?.enable(), self.clients.claim()])));
