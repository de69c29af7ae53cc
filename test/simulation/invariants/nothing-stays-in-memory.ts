// [Y9] When everybody has gone and time has passed, no document and no connection is left in memory.
import type { World } from '../world.ts';

export function nothingStaysInMemory({ life: { plane, disk } }: World): string | undefined {
  const { sessions, documents } = plane.size;
  if (sessions + documents + disk.waiting === 0) return undefined;
  return `[Y9] ${sessions} connections, ${documents} documents and ${disk.waiting} writes are left in memory`;
}
