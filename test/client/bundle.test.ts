// What must arrive before the first example can be read stays small; the client is built before the tests run.
import { expect, test } from 'vitest';
import { bundleOfRoom } from '../../bench/reading/bundle.ts';

const LIMIT_BYTES = 130 * 1024;

test('[U129] the first example can be read after at most 130 KiB with gzip; formulas, code, editor and sockets come later', () => {
  const { files, bytes } = bundleOfRoom('dist/client');
  const names = [...files.keys()];
  for (const part of [/^index-.*js/, /^index-.*css/, /^RoomScreen-.*js/, /^RoomScreen-.*css/, /^rooms-/, /^datasets-/])
    expect(names.filter((name) => part.test(name))).not.toEqual([]);
  expect(bytes).toBeGreaterThan(60_000);
  expect(bytes, [...files].map(([name, size]) => `${size} ${name}`).join('\n')).toBeLessThanOrEqual(LIMIT_BYTES);
  for (const later of [/engine/, /^control-/, /^Room-/]) expect(names.filter((name) => later.test(name))).toEqual([]);
});
