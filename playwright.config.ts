// How Playwright runs the stories of test/e2e; they start their own servers, so there is none here.
import { existsSync, readFileSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const note = 'node_modules/.tableread-browser.json';
const browser: { executablePath?: string; args?: string[] } = existsSync(note)
  ? JSON.parse(readFileSync(note, 'utf8'))
  : {};

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  // Each story has a server of its own, and some files take far longer than others.
  fullyParallel: true,
  timeout: 60_000,
  // Something is wrong: what merely waits for a busy machine takes less.
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // Two browsers and a server share a few cores there: what fails twice has failed.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    launchOptions: { executablePath: browser.executablePath, args: browser.args, chromiumSandbox: false },
    // Writing down every step of every story would take a third of the time.
    trace: 'on-first-retry',
  },
});
