// What every answer tells the browser not to do.
import helmet from '@fastify/helmet';
import type { Config } from '../config.ts';
import type { Http } from './parts.ts';

const NONE = ["'none'"];
const SELF = ["'self'"];

/** A nonce per answer is added to scripts and styles: CodeMirror makes a style element, which carries the page's. */
const directives = {
  'default-src': NONE,
  'script-src': SELF,
  'style-src': SELF,
  // Carets of co-edited text and static style attributes in markup; no attribute can load or run anything.
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': SELF,
  'connect-src': SELF,
  'worker-src': SELF,
  'manifest-src': SELF,
  'object-src': NONE,
  'base-uri': NONE,
  'form-action': SELF,
  'frame-ancestors': NONE,
};

const NOT_USED = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'usb',
];
const PERMISSIONS = NOT_USED.map((feature) => `${feature}=()`).join(', ');

export async function securityHeaders(http: Http, { PUBLIC_URL }: Config): Promise<void> {
  await http.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    enableCSPNonces: true,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: true,
    // Only an https address may say so; the server itself speaks http, and locally there is no other.
    strictTransportSecurity: PUBLIC_URL?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  });
  http.addHook('onRequest', async (_req, reply) => {
    // Answers hold what only this person may see; a route that may be kept says so itself.
    reply.headers({ 'permissions-policy': PERMISSIONS, 'cache-control': 'no-store' });
  });
}
