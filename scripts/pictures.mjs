// Mode pictures: a server with the sample room, three people in it, and docs/screens/*.png of what they see.
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { buildClientWhenChanged } from './build.mjs';
import { toPalette } from './palette-png.mjs';
import { openDesk, rows } from './picture-desk.mjs';
import { startServer } from './picture-server.mjs';
import { runNode } from './processes.mjs';

const NOTE = 'node_modules/.tableread-browser.json';
const FOLDER = 'docs/screens';
/** They are in every clone. */
const PICTURE_LIMIT_BYTES = 200_000;
const WIDE = { width: 1440, height: 860 };
const PHONE = { width: 390, height: 844 };
const BROAD = { width: 2560, height: 1300 };
/** The example shown open, and the one shown sealed; numbers of the sample. */
const OPEN = 4;
const SEALED = 24;
/** One whose responses share so many words that the others are worth marking. */
const ALIKE = 50;
/** So many, from the first, are revealed. */
const REVEALED = 20;

/** @typedef {import('@playwright/test').Page} Page */

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} link
 * @param {string} name
 */
async function comeIn(browser, link, name) {
  const baseURL = new URL(link).origin;
  const context = await browser.newContext({ baseURL, viewport: WIDE, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('textbox').fill(name);
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => pathname === '/' || pathname.startsWith('/rooms/'));
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

/** Nothing on the page moves any more: runs in it. */
const whenStill = () =>
  new Promise((resolve) => {
    let [seen, frames] = ['', 0];
    const look = () => {
      const now = `${scrollY} ${document.documentElement.scrollHeight} ${document.body.textContent?.length}`;
      frames = now === seen ? frames + 1 : 0;
      seen = now;
      if (frames < 60) requestAnimationFrame(look);
      else resolve(undefined);
    };
    look();
  });

/**
 * @param {Page} page
 * @param {string} name of the file
 * @param {{ address: string, shows: string, dark?: boolean, size?: { width: number, height: number }, press?: string | RegExp, first?: (page: Page) => Promise<void> }} what `shows`: a text to wait for; `press`: a button; `first`: what is done then
 */
async function take(page, name, { address, shows, dark = false, size = WIDE, press, first }) {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.setViewportSize(size);
  await page.goto(address);
  await page.getByText(shows).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  if (press !== undefined) await page.getByRole('button', { name: press }).click();
  await first?.(page);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(whenStill);
  const file = path.join(FOLDER, `${name}.png`);
  const picture = toPalette(await page.screenshot({ animations: 'disabled' }));
  if (picture.length > PICTURE_LIMIT_BYTES)
    throw new Error(`${file} has ${picture.length} bytes; ${PICTURE_LIMIT_BYTES} are the most.`);
  writeFileSync(file, picture);
  console.error(file);
}

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
  tom.judgeAs(1, upTo(24));
  lea.judgeAs(2, [...upTo(16), ...upTo(23).slice(17)]);
  lea.answer(SEALED, { helpfulness: [4], critical_error: [false] });
  for (const n of [25, 26, 28, 29]) lea.read(n, 20);

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

/** @param {Page} page */
const switchMode = async (page) => {
  await page.keyboard.press('m');
  await page.getByText('Judgments side by side').waitFor();
};
/** @param {Page} page */
const search = async (page) => {
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('because');
  await page.getByText(/of \d+ in \d+/).waitFor();
};

/**
 * The ways to read: all in one scroll, the search, two responses compared.
 * @param {Page} page
 * @param {string} room
 */
async function reading(page, room) {
  const scroll = { address: `/rooms/${room}/7`, shows: 'Example 7', first: switchMode };
  await take(page, 'scroll-light', scroll);
  // The way to read is remembered from here on.
  const again = {
    ...scroll,
    first: async (/** @type {Page} */ on) => on.getByText('Judgments side by side').waitFor(),
  };
  await take(page, 'scroll-broad-dark', { ...again, dark: true, size: BROAD });
  await take(page, 'scroll-phone', { ...again, size: PHONE, press: 'Your judgment' });
  await take(page, 'find-light', { ...again, first: search });
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  const differ = { address: `/rooms/${room}/${ALIKE}`, shows: 'Response A', press: 'Mark differences' };
  await take(page, 'differences-light', {
    ...differ,
    first: async (on) => {
      await on.getByText(/only in Response A/).waitFor();
      await on.waitForFunction(() => (CSS.highlights.get('mark-differs')?.size ?? 0) > 0);
    },
  });
}

/** @param {Page} page */
const select = async (page) => {
  await page.getByText('Judgments side by side').first().waitFor();
  for (const _ of upTo(5)) await page.keyboard.press('s');
  await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
};
/** @param {Page} page */
const mention = async (page) => {
  await select(page);
  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: 'Comment' }).fill('The host did not know. Do you read it so too, @');
  await page.keyboard.type('To');
  await page.getByRole('option', { name: /^Tom/ }).last().waitFor();
};

/**
 * Annotating: words in hand, a comment with somebody called on; and the rubric as it is written.
 * @param {Page} page
 * @param {string} room
 */
async function writing(page, room) {
  const open = { address: `/rooms/${room}/${OPEN}`, shows: 'stopped reading' };
  await take(page, 'annotating-light', { ...open, first: select });
  await take(page, 'annotating-dark', { ...open, dark: true, first: mention });
  await take(page, 'annotating-phone', { ...open, size: PHONE, first: select });
  const rubric = { address: `/rooms/${room}/rubric`, shows: 'Next version' };
  const unfold = (/** @type {Page} */ on) =>
    on.locator('button.name[aria-expanded]', { hasText: 'Critical error' }).click();
  const begin = async (/** @type {Page} */ on) => {
    await on.getByRole('button', { name: 'Begin a draft of the next version' }).click();
    await on.getByRole('textbox').first().waitFor();
    await unfold(on);
  };
  await take(page, 'rubric-light', { ...rubric, first: begin });
  await take(page, 'rubric-dark', { ...rubric, shows: 'Critical error', dark: true, first: unfold });
}

/**
 * What the room's judgments say together.
 * @param {Page} page
 * @param {string} room
 */
async function numbers(page, room) {
  const ready = async (/** @type {Page} */ on) => {
    await on.waitForLoadState('networkidle');
    await on.locator('main svg').first().waitFor();
  };
  await page.goto(`/rooms/${room}/numbers`);
  const opening = page.getByRole('button', { name: /^Open (it|all)/ });
  await page.getByRole('heading', { name: 'Numbers' }).first().waitFor();
  await opening.click();
  await opening.waitFor({ state: 'hidden' });
  await page.locator('main svg').first().waitFor();
  const overview = { address: `/rooms/${room}/numbers`, shows: 'Numbers', first: ready };
  await take(page, 'numbers-light', overview);
  await take(page, 'numbers-phone', { ...overview, size: PHONE });
  await take(page, 'agreement-dark', { ...overview, address: `/rooms/${room}/numbers/agreement`, dark: true });
  await take(page, 'expert-light', { ...overview, address: `/rooms/${room}/numbers/expert` });
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
