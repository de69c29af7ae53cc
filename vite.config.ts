// How the client is built and served while developing, and how Vitest finds and runs the tests.
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Options, svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { katexWoff2Only } from './scripts/katex-woff2-only.ts';
import { offlineShell } from './scripts/offline-shell.ts';
import { precompress } from './scripts/precompress.ts';
import { zodWithoutJsonSchema } from './scripts/zod-without-json-schema.ts';

const server = `http://127.0.0.1:${process.env.PORT || '3000'}`;

/** Something hangs: what merely waits for a busy machine takes less. */
const TEST_TIMEOUT_MS = 20_000;

// Test files share their workers: loading the same modules anew for each file would take most of the time.
// So a test must leave nothing behind: no open server, no changed environment, no module that remembers.
const inNode: TestProjectInlineConfiguration = {
  extends: true,
  resolve: { alias: svelteForBrowsers() },
  test: {
    name: 'node',
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/client/browser/**'],
    isolate: false,
    // Where the processor has keys for memory, V8 now and then loses track of WebAssembly's pages, which PGlite is full of, and ends the process:
    // https://github.com/nodejs/node/issues/64500
    execArgv: ['--no-memory-protection-keys'],
  },
};

/** In Node, Svelte would resolve to its build for servers, in which `$effect` never runs and nothing is reactive. */
function svelteForBrowsers() {
  const { exports } = JSON.parse(readFileSync('node_modules/svelte/package.json', 'utf8')) as {
    exports: Record<string, { browser?: string }>;
  };
  return Object.entries(exports).flatMap(([place, { browser }]) =>
    browser
      ? [{ find: new RegExp(`^svelte${place.slice(1)}$`), replacement: path.resolve('node_modules/svelte', browser) }]
      : [],
  );
}

/** What the client imports only when a text needs it (client/reading/maths-engine.ts, code-engine.ts). */
const loadedLater = [
  'd3-scale',
  'katex',
  'highlight.js/lib/core',
  ...'bash cpp css go java javascript json python rust sql typescript xml'
    .split(' ')
    .map((language) => `highlight.js/lib/languages/${language}`),
];

/** Components in a real browser; there is no such project until scripts/browser.mjs has found one. */
function inBrowser(): TestProjectInlineConfiguration[] {
  const note = 'node_modules/.tableread-browser.json';
  if (!existsSync(note)) return [];
  const { executablePath, args } = JSON.parse(readFileSync(note, 'utf8')) as { executablePath: string; args: string[] };
  return [
    {
      extends: true,
      // Named in advance: a dependency found in the middle of a run reloads the page under the tests.
      optimizeDeps: { include: ['vitest-browser-svelte', 'zod', ...loadedLater] },
      // real data beside the repository, for the tests that use it when it is there
      server: { fs: { allow: ['.', '../shared/data'] } },
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

// For the same reason Vitest must compile components and runes for browsers.
const svelteOptions: Options = {
  configFile: false,
  ...(process.env.VITEST && { dynamicCompileOptions: () => ({ generate: 'client' }) }),
};

export default defineConfig({
  root: 'client',
  plugins: [katexWoff2Only(), zodWithoutJsonSchema(), svelte(svelteOptions), offlineShell(), precompress()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    // A small font would become a data: address, which the content security policy forbids.
    assetsInlineLimit: (file: string) => (/\.(woff2?|ttf)$/.test(file) ? false : undefined),
  },
  server: {
    // `changeOrigin: false` keeps the address the browser used, with which the server compares where a request came from.
    proxy: {
      // Not client/api/…ts, which Vite itself serves.
      '^/api(/(?!.*\\.(ts|svelte)(\\?|$)).*)?$': { target: server, changeOrigin: false },
      '/socket.io': { target: server, changeOrigin: false, ws: true },
      '/sync': { target: server, changeOrigin: false, ws: true },
    },
  },
  test: {
    root: '.',
    testTimeout: TEST_TIMEOUT_MS,
    maxWorkers: availableParallelism(),
    projects: [inNode, ...inBrowser()],
  },
});
