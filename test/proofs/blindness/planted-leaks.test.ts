// Deliberate leaks, one for each way out, each of which the proofs of blindness must find; and with none of them on, nothing is found.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Original, planting } from '../../support/plant.ts';
import { leaks } from './planted-leaks.ts';

const LONG_MS = 120_000;
/** Those that blindness.test.ts runs without a leak: whatever is found in them, the leak is why. */
const SESSIONS = 6;

let active = '';
const plant = planting(afterAll);

/** All are planted at once, and one at a time is switched on: the product is loaded once. */
function plantAll(): void {
  const byFile = new Map<string, [name: string, fault: (original: Original, on: () => boolean) => Original][]>();
  for (const [name, { files }] of Object.entries(leaks))
    for (const [file, fault] of Object.entries(files)) byFile.set(file, [...(byFile.get(file) ?? []), [name, fault]]);
  for (const [file, faults] of byFile) {
    plant(file, (original) => {
      const replaced: Original = {};
      for (const [name, fault] of faults)
        Object.assign(
          replaced,
          fault({ ...original, ...replaced }, () => active === name),
        );
      return replaced;
    });
  }
}

interface Proofs {
  taint: typeof import('./taint.ts');
  worlds: typeof import('./two-worlds.ts');
  access: typeof import('../../access/try-route.ts');
  scene: typeof import('../../access/scene.ts');
}
let proofs: Proofs;

beforeAll(async () => {
  plantAll();
  proofs = {
    taint: await import('./taint.ts'),
    worlds: await import('./two-worlds.ts'),
    access: await import('../../access/try-route.ts'),
    scene: await import('../../access/scene.ts'),
  };
}, LONG_MS);
afterAll(() => {
  active = '';
});

async function found(by: (typeof leaks)[string]['by'], sessions = SESSIONS): Promise<string[]> {
  if (by === 'marks') return (await proofs.taint.proveTaint({ sessions, seed: 1, untilLeak: true })).leaks;
  if (by === 'marks in crowded rooms')
    return (await proofs.taint.proveTaint({ sessions, seed: 4, every: 2, untilLeak: true })).leaks;
  if ('worlds' in by)
    return (await proofs.worlds.proveTwoWorlds({ pairs: 1, seed: 1, only: [by.worlds], rounds: 1 })).differences;
  const { routeRows } = await import('../../access/route-rows.ts');
  const app = await proofs.scene.startMatrix();
  try {
    const row = routeRows[by.route];
    if (row === undefined) throw new Error(`there is no ${by.route}`);
    return (await proofs.access.tryRoute(app, by.route, row)).wrong;
  } finally {
    await app.close();
  }
}

test('[B44] there is a leak for each way out', () => {
  expect(Object.keys(leaks).length).toBeGreaterThanOrEqual(20);
});

test.each(Object.entries(leaks))(
  '[B44] it is found that %s',
  async (name, { by }) => {
    active = name;
    expect(await found(by), 'what the proofs found').not.toEqual([]);
  },
  LONG_MS,
);

test(
  '[B44] with none of them switched on, the same proofs find nothing',
  async () => {
    active = '';
    expect(await found('marks', 2)).toEqual([]);
    expect(await found({ worlds: 'no annotations, or a dozen' })).toEqual([]);
    expect(await found({ route: 'GET /api/rooms/{room}/invites' })).toEqual([]);
  },
  LONG_MS,
);
