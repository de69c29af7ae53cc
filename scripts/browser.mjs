// Finds a Chromium that really starts, installs one if it must, and notes it down for the tests.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { ways } from './browser-ways.mjs';

const NOTE = 'node_modules/.tableread-browser.json';
const LAUNCH_LIMIT_MS = 15_000;

// The tests open their own pages only, and a sandbox is not to be had as root or in most containers.
// The rest keeps distributions' builds from calling home, and text the same on every machine.
const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

/**
 * @param {string | undefined} executablePath
 * @returns {Promise<boolean>} whether it is there, starts, and is new enough for the client
 */
async function starts(executablePath) {
  if (!executablePath || !existsSync(executablePath)) return false;
  try {
    const browser = await chromium.launch({ executablePath, args, timeout: LAUNCH_LIMIT_MS });
    const page = await browser.newPage();
    const fit = await page.evaluate(() => 'highlights' in CSS);
    const version = browser.version();
    await browser.close();
    if (!fit) throw new Error(`version ${version} is too old`);
    mkdirSync('node_modules', { recursive: true });
    writeFileSync(NOTE, JSON.stringify({ executablePath, args, version }));
    return true;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    console.error(`${executablePath} cannot be used: ${reason}`);
    return false;
  }
}

/** @returns {string | undefined} the browser found last time */
function remembered() {
  if (process.env.TABLEREAD_BROWSER || process.env.TABLEREAD_BROWSER_WAY || !existsSync(NOTE)) return undefined;
  return JSON.parse(readFileSync(NOTE, 'utf8')).executablePath;
}

async function findBrowser() {
  if (await starts(remembered())) return true;
  const only = process.env.TABLEREAD_BROWSER_WAY;
  for (const [way, candidates] of Object.entries(ways)) {
    if (only && only !== way) continue;
    for await (const executablePath of candidates()) {
      if (!(await starts(executablePath))) continue;
      console.error(`Browser for the tests: ${executablePath} (found by way of ${way})`);
      return true;
    }
  }
  return false;
}

if (await findBrowser()) process.exit(0);
console.error('No browser could be started. Install Chromium or Chrome, or set TABLEREAD_BROWSER to the path of one.');
process.exit(1);
