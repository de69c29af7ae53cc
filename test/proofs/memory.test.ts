// Short runs of `npm run prove -- memory` and `-- crowd`, and the leak that must be found.
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { proveCrowd } from './crowd.ts';
import { proveMemory } from './memory.ts';

const few = { documents: 200, clockSpeed: 20 };

describe.skipIf(!existsSync('/proc/self/fd'))('the sync plane in a process of its own', { timeout: 120_000 }, () => {
  test('[Y9] of documents that were opened and closed nothing stays: no memory, no timer, no file', async () => {
    const { kibPerOpenDocument, kibPerPassedDocument, timersLeft, filesLeft } = await proveMemory(few);
    expect(kibPerOpenDocument).toBeGreaterThan(kibPerPassedDocument);
    expect(kibPerPassedDocument).toBeLessThan(2);
    expect(timersLeft).toBeLessThanOrEqual(0);
    expect(filesLeft).toBeLessThanOrEqual(0);
  });

  test('[Y9] documents that are kept after they were dropped are found out', async () => {
    const { kibPerPassedDocument } = await proveMemory({ ...few, server: 'leaky-server.ts' });
    expect(kibPerPassedDocument).toBeGreaterThan(2);
  });

  test('[Y2] [Y13] each edit in twenty rooms reaches everybody there, and all come back at once after kill -9', async () => {
    const { missing, deliveries } = await proveCrowd({ connections: 200, seconds: 3 });
    expect(deliveries).toBeGreaterThan(3_000);
    expect(missing).toBe(0);
  });
});
