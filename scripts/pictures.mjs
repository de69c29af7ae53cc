// Mode pictures: a server with the sample room, three people in it, and docs/screens/*.png of what they see.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { buildClientWhenChanged } from './build.mjs';
import { openDesk, rows } from './picture-desk.mjs';
import { runNode } from './processes.mjs';
import { env, node } from './runtime.mjs';

const NOTE = 'node_modules/.tableread-browser.json';
const FOLDER = 'docs/screens';
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The example shown open, and the one shown sealed; numbers of the sample. */
const OPEN = 4;
const SEALED = 24;

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Starts the server as a person would.
 * @param {string} folder where its database goes
 * @returns the process, and the link it prints
 */
async function startServer(folder) {
  const file = path.join(folder, 'tableread.db');
  const settings = { PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: '', DATABASE_URL: `file:${file}`, LOG_LEVEL: 'error' };
  const server = spawn(node, ['server/main.ts'], {
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    if (/^https?:.*\/sign-in#/.test(line)) return { server, link: line };
  }
  throw new Error('The server ended before it printed a link.');
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} link
 * @param {string} name
 */
async function comeIn(browser, link, name) {
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('textbox').fill(name);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.hash);
  const [session] = await context.cookies();
  return { page, cookie: `${session?.name}=${session?.value}` };
}

/**
 * Asks the server as the page's person.
 * @param {Page} page
 * @param {string} address
 * @param {object} [body]
 */
const ask = (page, address, body) =>
  page.evaluate(
    async ([to, json]) => {
      const send = { method: 'POST', headers: { 'content-type': 'application/json' }, body: json };
      return (await fetch(`/api${to}`, json === undefined ? {} : send)).json();
    },
    /** @type {const} */ ([address, body && JSON.stringify(body)]),
  );

/**
 * @param {Page} page
 * @param {string} name of the file
 * @param {{ address: string, shows: string, dark?: boolean, size?: { width: number, height: number } }} what `shows`: a text to wait for
 */
async function take(page, name, { address, shows, dark = false, size = WIDE }) {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.setViewportSize(size);
  await page.goto(address);
  await page.getByText(shows).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
  console.error(`${FOLDER}/${name}.png`);
}

const upTo = (/** @type {number} */ n) => Array.from({ length: n }, (_, i) => i + 1);

/** @param {string} link @param {import('@playwright/test').Browser} browser */
async function photograph(link, browser) {
  const lea = await comeIn(browser, link, 'Lea Marten');
  const address = new URL(link).origin;
  const [{ id: room }] = await ask(lea.page, '/rooms');
  const join = async (/** @type {string} */ name, /** @type {string} */ standing) =>
    comeIn(browser, (await ask(lea.page, `/rooms/${room}/invites`, { role: 'trainer', standing })).link, name);
  const people = { lea, tom: await join('Tom Okafor', 'novice'), ann: await join('Ann Sato', 'expert') };
  const { examples, members } = await ask(lea.page, `/rooms/${room}`);
  const memberOf = (/** @type {string} */ name) => members.find((/** @type {any} */ each) => each.name === name).id;
  const desk = (/** @type {string} */ cookie) => openDesk({ address, cookie, room, examples });
  const desks = { lea: await desk(lea.cookie), tom: await desk(people.tom.cookie), ann: await desk(people.ann.cookie) };

  // Blind: the raters of the sample as people, each at another place of the window.
  desks.ann.judgeAs(0, upTo(27));
  desks.tom.judgeAs(1, upTo(24));
  desks.lea.judgeAs(
    2,
    upTo(23).filter((n) => n !== 17),
  );
  desks.lea.answer(SEALED, { helpfulness: [4], critical_error: [false] });
  for (const n of [25, 26, 28, 29]) desks.lea.read(n, 20);
  const [prompt = '', [first = '', second = '']] = [rows[OPEN - 1]?.prompt, rows[OPEN - 1]?.responses ?? []];
  desks.ann.highlight('host', OPEN, { in: 'conversation', index: 0 }, prompt, 'NO idea where the car is');
  desks.ann.comment(
    'host-1',
    OPEN,
    `${memberOf('Ann Sato')}/host`,
    'The whole question turns on these words. A never mentions them.',
  );
  desks.lea.highlight('weights', OPEN, { in: 'responses', index: 1 }, second, 'Equal weights, so $P=\\frac12$ each.');
  desks.tom.highlight(
    'whole',
    OPEN,
    { in: 'responses', index: 0 },
    first,
    'the whole of that $\\frac{2}{3}$ is now concentrated on door 2',
  );
  for (const each of Object.values(desks)) await each.saved();

  await take(lea.page, 'sealed-light', { address: `/rooms/${room}/${SEALED}`, shows: '2 of 3 locked in' });
  await take(lea.page, 'sealed-dark', { address: `/rooms/${room}/${SEALED}`, shows: '2 of 3 locked in', dark: true });
  await take(lea.page, 'sealed-phone', { address: `/rooms/${room}/${SEALED}`, shows: 'Sealed', size: PHONE });

  // Open: the lead reveals, the others are shown the table, and one of them thinks again.
  await ask(lea.page, `/rooms/${room}/reveals`, { examples: examples.slice(0, 6) });
  for (const { page } of [people.tom, people.ann]) {
    await page.goto(`/rooms/${room}/${OPEN}`);
    await page.getByText('The whole question turns').first().waitFor({ state: 'attached' });
  }
  desks.tom.answer(OPEN, { helpfulness: [2, 5], critical_error: [true, false] });
  desks.tom.comment(
    'host-2',
    OPEN,
    `${memberOf('Ann Sato')}/host-1`,
    'I read “three doors” and stopped reading. Changed mine.',
  );
  await desks.tom.saved();

  const open = { address: `/rooms/${room}/${OPEN}`, shows: 'stopped reading' };
  await take(lea.page, 'room-light', open);
  await take(lea.page, 'room-dark', { ...open, dark: true });
  await take(lea.page, 'room-phone', { ...open, size: PHONE });
  await take(lea.page, 'home-light', { address: '/', shows: 'A first table read' });
  await take(lea.page, 'new-room-light', { address: '/rooms/new', shows: 'Pairwise preference' });
  for (const each of Object.values(desks)) each.close();
}

if (!buildClientWhenChanged() || (!existsSync(NOTE) && runNode(['scripts/browser.mjs']) !== 0)) process.exit(1);
const { executablePath, args } = JSON.parse(readFileSync(NOTE, 'utf8'));
const folder = mkdtempSync(path.join(tmpdir(), 'tableread-pictures-'));
mkdirSync(FOLDER, { recursive: true });
const { server, link } = await startServer(folder);
const browser = await chromium.launch({ executablePath, args });
try {
  await photograph(link, browser);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
