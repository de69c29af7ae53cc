// Mode pictures: a server with the sample room, three people in it, and docs/screens/*.png of what they see.
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { buildClientWhenChanged } from './build.mjs';
import { openDesk, rows } from './picture-desk.mjs';
import { numbers, OPEN, reading, writing } from './picture-scenes.mjs';
import { startServer } from './picture-server.mjs';
import { ask, BROAD, comeIn, FOLDER, PHONE, take } from './picture-taking.mjs';
import { runNode } from './processes.mjs';

const NOTE = 'node_modules/.tableread-browser.json';
/** The example shown sealed; its number in the sample. */
const SEALED = 25;
/** So many, from the first, are revealed. */
const REVEALED = 20;

/** @typedef {Awaited<ReturnType<typeof openDesk>>} Desk */
/** @typedef {{ lea: Desk, tom: Desk, ann: Desk }} Desks */

const upTo = (/** @type {number} */ n) => Array.from({ length: n }, (_, i) => i + 1);

/**
 * Blind: the raters of the sample as people, each at another place of the window.
 * @param {Desks} desks
 * @param {string} ann her member id
 */
async function judgeBlind({ lea, tom, ann: expert }, ann) {
  expert.judgeAs(0, upTo(27));
  tom.judgeAs(1, upTo(25));
  lea.judgeAs(2, [...upTo(16), ...upTo(24).slice(17)]);
  lea.answer(SEALED, { helpfulness: [4], critical_error: [false] });
  for (const n of [26, 28, 29]) lea.read(n, 20);

  const { prompt = '', responses: [first = '', second = ''] = [] } = rows[OPEN - 1] ?? {};
  const [asked, a, b] = /** @type {const} */ ([
    { n: OPEN, part: { in: 'conversation', index: 0 }, source: prompt },
    { n: OPEN, part: { in: 'responses', index: 0 }, source: first },
    { n: OPEN, part: { in: 'responses', index: 1 }, source: second },
  ]);
  expert.highlight('host', { ...asked, exact: 'NO idea where the car is' });
  tom.highlight('whole', { ...a, exact: 'the whole of that $\\frac{2}{3}$ is now concentrated on door 2' });
  lea.highlight('weights', { ...b, exact: 'Equal weights, so $P=\\frac12$ each.' });
  const text = 'The whole question turns on these words. A never mentions them.';
  expert.comment('host-1', { n: OPEN, to: `${ann}/host`, text });
  for (const desk of [lea, tom, expert]) await desk.saved();
}

/**
 * Open: one who was shown the table changes his mind, and says why.
 * @param {Desks} desks
 * @param {string} ann
 */
async function thinkAgain({ tom }, ann) {
  tom.answer(OPEN, { helpfulness: [2, 5], critical_error: [true, false] });
  const text = 'I read “three doors” and stopped reading. Changed mine.';
  tom.comment('host-2', { n: OPEN, to: `${ann}/host-1`, text });
  await tom.saved();
}

/** @param {string} link @param {import('@playwright/test').Browser} browser */
async function photograph(link, browser) {
  const lea = await comeIn(browser, link, 'Lea Marten');
  const [{ id: room }] = await ask(lea.page, '/rooms');
  const join = async (/** @type {string} */ name, /** @type {string} */ standing) =>
    comeIn(browser, (await ask(lea.page, `/rooms/${room}/invites`, { role: 'trainer', standing })).link, name);
  const tom = await join('Tom Okafor', 'novice');
  const ann = await join('Ann Sato', 'expert');

  const { examples, members } = await ask(lea.page, `/rooms/${room}`);
  const { id: annId } = members.find((/** @type {{ name: string }} */ { name }) => name === 'Ann Sato');
  const desk = (/** @type {{ cookie: string }} */ { cookie }) =>
    openDesk({ address: new URL(link).origin, cookie, room, examples });
  const desks = { lea: await desk(lea), tom: await desk(tom), ann: await desk(ann) };

  await judgeBlind(desks, annId);
  const sealed = { address: `/rooms/${room}/${SEALED}`, shows: '2 of 3 locked in' };
  await take(lea.page, 'sealed-light', sealed);
  await take(lea.page, 'sealed-dark', { ...sealed, dark: true });
  await take(lea.page, 'sealed-phone', { ...sealed, size: PHONE });

  await ask(lea.page, `/rooms/${room}/reveals`, { examples: examples.slice(0, REVEALED) });
  for (const { page } of [tom, ann]) {
    await page.goto(`/rooms/${room}/${OPEN}`);
    await page.getByText('The whole question turns').first().waitFor({ state: 'attached' });
  }
  await thinkAgain(desks, annId);
  const open = { address: `/rooms/${room}/${OPEN}`, shows: 'stopped reading' };
  await take(lea.page, 'room-light', open);
  await take(lea.page, 'room-dark', { ...open, dark: true });
  await take(lea.page, 'room-phone', { ...open, size: PHONE, press: 'Your judgment' });
  await take(lea.page, 'room-broad', { ...open, size: BROAD });
  await reading(lea.page, room);
  await writing(lea.page, room);
  await numbers(lea.page, room);
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
