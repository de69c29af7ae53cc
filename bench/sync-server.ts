// The product's own sync plane with a policy that lets anyone into any document, for harnesses and strangers: PORT and DATA_DIR.
import { createServer } from 'node:http';
import path from 'node:path';
import { openDatabase } from '../db/open-database.ts';
import { giveBackMemory } from '../server/give-back-memory.ts';
import type { Given } from '../server/given.ts';
import { realClock } from '../server/real-clock.ts';
import { limits } from '../server/sync/limits.ts';
import { createSyncPlane } from '../server/sync/plane.ts';
import type { SyncPolicy } from '../server/sync/policy.ts';
import { syncUpgrades } from '../server/sync/upgrades.ts';
import { Refusal } from '../shared/protocol/failures.ts';
import type { DocumentName } from '../shared/room/documents.ts';

const { PORT = '3000', HOST = '127.0.0.1', DATA_DIR = 'data' } = process.env;

const given: Given = {
  database: await openDatabase(`file:${path.join(DATA_DIR, 'bench.db')}`),
  clock: realClock,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  log: { info: () => undefined, error: (what, error) => console.error(what, error) },
  uploads: path.join(DATA_DIR, 'uploads'),
};

/** Any name is a document that anyone may write: `/sync/v1/{name}`. Rates are not limited, everything else is as in the product. */
const anyone: SyncPolicy = {
  async admit(user, name) {
    if (!/^[a-z0-9-]{1,80}$/.test(name)) throw new Refusal('not-found');
    return { document: name as DocumentName, user, member: user, mayWrite: true };
  },
  take: async () => ({ tables: [], run: async () => ({ lays: [], announcements: [] }) }),
};
const unlimited = { ...limits, burstBytes: Number.POSITIVE_INFINITY, bytesPerSecond: Number.POSITIVE_INFINITY };
const plane = createSyncPlane(given, { policy: anyone, announce: () => undefined, limits: unlimited });
const upgrades = syncUpgrades(given, plane, { userOf: async () => 'anyone', originAllowed: () => true });

const server = createServer((_, response) => response.end('a sync plane\n'));
server.on('upgrade', (request, socket, head) => upgrades.handle(request, socket, head));
giveBackMemory();
server.listen(Number(PORT), HOST);
process.on('SIGTERM', async () => {
  server.close();
  await plane.close();
  await upgrades.close();
  await given.database.close();
  process.exit(0);
});
