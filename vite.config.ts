// How the client is built and served while developing, and how Vitest finds and runs the tests.
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { katexWoff2Only } from './scripts/katex-woff2-only.ts';
import { precompress } from './scripts/precompress.ts';

const server = `127.0.0.1:${process.env.PORT || '3000'}`;

const inNode: TestProjectInlineConfiguration = {
  test: { name: 'node', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', 'test/client/**'] },
};

// State classes are compiled as in a browser (`resolve.conditions`), or `$effect` and `$derived` would not live.
const clientInNode: TestProjectInlineConfiguration = {
  plugins: [svelte()],
  resolve: { conditions: ['browser'] },
  test: { name: 'client', include: ['test/client/**/*.test.ts'], exclude: ['test/client/browser/**'] },
};

/** Components in a real browser; there is no such project until scripts/browser.mjs has found one. */
function inBrowser(): TestProjectInlineConfiguration[] {
  const note = 'node_modules/.tableread-browser.json';
  if (!existsSync(note)) return [];
  const { executablePath, args } = JSON.parse(readFileSync(note, 'utf8')) as { executablePath: string; args: string[] };
  return [
    {
      plugins: [svelte()],
      optimizeDeps: { include: ['vitest-browser-svelte'] },
      test: {
        name: 'browser',
        include: ['test/client/browser/**/*.test.ts'],
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          provider: playwright({ launchOptions: { executablePath, args } }),
          instances: [{ browser: 'chromium' }],
        },
      },
    },
  ];
}

export default defineConfig({
  root: 'client',
  plugins: [katexWoff2Only(), svelte(), precompress()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    // A small font would become a data: address, which the content security policy forbids.
    assetsInlineLimit: (file: string) => (/\.(woff2?|ttf)$/.test(file) ? false : undefined),
  },
  server: {
    proxy: {
      '/api': `http://${server}`,
      '/socket.io': { target: `http://${server}`, ws: true },
      '/sync': { target: `ws://${server}`, ws: true },
    },
  },
  test: {
    root: '.',
    maxWorkers: availableParallelism(),
    projects: [inNode, clientInNode, ...inBrowser()],
  },
});
