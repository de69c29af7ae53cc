// Everybody comes at once, as after a restart: a few are judged in each turn of the event loop, in the order they came.
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { syncUpgrades } from '../../../server/sync/upgrades.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

const COMING = 200;
const A_TURN = 16;

test('[Y10] who is connected has every turn, however many ask for an upgrade in one', async () => {
  await using stage = await aSyncStage();
  const judged: string[] = [];
  const door = {
    userOf: async ({ url }: IncomingMessage) => void judged.push(url ?? ''),
    originAllowed: () => true,
  };
  const upgrades = syncUpgrades(stage.given, stage.plane, door);
  for (let n = 0; n < COMING; n++)
    upgrades.handle({ url: `/sync/v1/${n}` } as IncomingMessage, new PassThrough(), Buffer.alloc(0));
  let most = 0;
  for (let before = 0; judged.length < COMING; before = judged.length) {
    await new Promise((resolve) => setImmediate(resolve));
    most = Math.max(most, judged.length - before);
  }
  expect(most).toBeLessThanOrEqual(A_TURN);
  expect(judged).toEqual(Array.from({ length: COMING }, (_, n) => `/sync/v1/${n}`));
  await upgrades.close();
});
