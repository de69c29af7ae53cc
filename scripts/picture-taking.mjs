// How a picture is taken: somebody comes in by a link, a page stands still, and a file holds what it shows.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { toPalette } from './palette-png.mjs';

export const FOLDER = 'docs/screens';
/** They are in every clone. */
const PICTURE_LIMIT_BYTES = 200_000;
const WIDE = { width: 1440, height: 860 };
export const PHONE = { width: 390, height: 844 };
export const BROAD = { width: 2560, height: 1300 };

/** @typedef {import('@playwright/test').Page} Page */

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} link
 * @param {string} name
 */
export async function comeIn(browser, link, name) {
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
export const ask = (page, address, body) =>
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
export async function take(page, name, { address, shows, dark = false, size = WIDE, press, first }) {
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
