// What is looked at in a room with judgments: its ways to read, annotating and the rubric, and the numbers.
import { BROAD, PHONE, take } from './picture-taking.mjs';

/** The example shown open; its number in the sample. */
export const OPEN = 4;
/** One whose responses share so many words that the others are worth marking. */
const ALIKE = 50;

/** @typedef {import('@playwright/test').Page} Page */

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
export async function reading(page, room) {
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
  for (const _ of Array(5)) await page.keyboard.press('s');
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
export async function writing(page, room) {
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
export async function numbers(page, room) {
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
