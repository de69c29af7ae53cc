// Serves the product's own sync plane with a policy that lets anyone into any document, on whatever database and clock it is given.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Given } from '../../server/given.ts';
import { limits } from '../../server/sync/limits.ts';
import { createSyncPlane, type SyncPlane } from '../../server/sync/plane.ts';
import type { SyncPolicy } from '../../server/sync/policy.ts';
import { syncUpgrades } from '../../server/sync/upgrades.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { DocumentName } from '../../shared/room/documents.ts';

/** Any name is a document that anyone may write: `/sync/v1/{name}`. Rates are not limited, everything else is as in the product. */
export const anyone: SyncPolicy = {
  async admit(user, name) {
    if (!/^[a-z0-9-]{1,80}$/.test(name)) throw new Refusal('not-found');
    return { document: name as DocumentName, user, member: user, mayWrite: true, isCompany: true };
  },
  take: async () => ({ tables: [], run: async () => ({ lays: [], announcements: [] }) }),
};
const endless = Number.POSITIVE_INFINITY;
const unlimited = { ...limits, burstBytes: endless, bytesPerSecond: endless, awarenessPerSecond: endless };

export const openPlane = (given: Given): SyncPlane =>
  createSyncPlane(given, { policy: anyone, announce: () => undefined, limits: unlimited });

export interface Served {
  plane: SyncPlane;
  port: number;
  /** Ends connections, then the database. */
  close(): Promise<void>;
}

/** Resolves once it listens. */
export async function serve(given: Given, { port, host }: { port: number; host: string }): Promise<Served> {
  const plane = openPlane(given);
  const upgrades = syncUpgrades(given, plane, { userOf: async () => 'anyone', originAllowed: () => true });
  const server = createServer((_, response) => response.end('a sync plane\n'));
  server.on('upgrade', (request, socket, head) => upgrades.handle(request, socket, head));
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return {
    plane,
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      await plane.close();
      await upgrades.close();
      await given.database.close();
    },
  };
}
