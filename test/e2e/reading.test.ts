// Reading: one example or all in one scroll, finding words, responses beside each other, and the place that is kept.
import { newId } from '../../shared/room/ids.ts';
import { axeFaults } from './axe.ts';
import { expect, type Person, test } from './people.ts';

const EXAMPLES = 30;
const sentence = (n: number, of: string) =>
  `Sentence ${n} of ${of} goes on for a while, so that its line is full of words.`;
const essay = (of: string, length = 60) =>
  Array.from({ length }, (_, n) => sentence(n + 1, of) + (n % 4 === 3 ? '\n\n' : ' ')).join('');
const rows = Array.from({ length: EXAMPLES }, (_, n) => ({
  prompt: `Question ${n + 1}: what do you see?`,
  responses: [
    `${essay(`answer A${n + 1}`)}The **grey** heron stands.`,
    n === 6 ? 'The blue heron stands, and a lamp burns.' : essay(`answer B${n + 1}`, 40),
  ],
}));
rows[9] = { prompt: 'Short and alike', responses: ['One two three four five six.', 'One two three for five six.'] };

async function aRoom(lea: Person, settings = {}): Promise<string> {
  const id = newId((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  const dataset = await lea.send<{ id: string }>(
    `/api/datasets?file=herons.jsonl&import=${id}`,
    rows.map((row) => JSON.stringify(row)).join('\n'),
  );
  const room = { title: 'Herons', dataset: dataset.id, start: 0, count: EXAMPLES, pace: 'together', settings };
  const made = await lea.ask<{ id: string }>('POST', '/api/rooms', { ...room, rubric: { template: 'helpfulness' } });
  await lea.page.goto(`/rooms/${made.id}`);
  await lea.isAt(1);
  return made.id;
}

/** The words of the current example that stand at the top of what can be read. */
const wordsAtTop = (person: Person): Promise<string> =>
  person.page.evaluate(() => {
    const top = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    const texts = [...document.querySelectorAll('article:not([hidden]) .prose p')];
    const text = texts.find((p) => p.getBoundingClientRect().bottom > top + 4);
    return /Sentence \d+ of answer \w+/.exec(text?.textContent ?? '')?.[0] ?? '';
  });
const scroll = async (person: Person, px: number) => {
  await person.page.mouse.move(400, 500);
  await person.page.mouse.wheel(0, px);
};
const current = (person: Person) => person.page.locator('article[aria-current]');
const painted = (person: Person, name: string) =>
  person.page.evaluate((of) => CSS.highlights.get(of)?.size ?? 0, `mark-${name}`);

test('[U121] [U122] the same words stay at the top in both ways to read, and after a reload', async ({ house }) => {
  const lea = await house.lead();
  await aRoom(lea);
  await lea.goTo(5);
  await scroll(lea, 900);
  await expect.poll(() => wordsAtTop(lea)).toMatch(/of answer A5/);
  const words = await wordsAtTop(lea);
  await lea.page.keyboard.press('m');
  await expect(current(lea)).toHaveAccessibleName(/^Example 5 /);
  await expect.poll(() => wordsAtTop(lea)).toBe(words);
  // Where one is, is remembered a moment after the page has come to rest.
  await expect
    .poll(() => lea.page.evaluate(() => Object.entries(localStorage).find(([key]) => key.includes('place'))?.[1]))
    .toContain('spot');
  await lea.page.reload();
  await expect(current(lea)).toHaveAccessibleName(/^Example 5 /);
  await expect.poll(() => wordsAtTop(lea)).toBe(words);
  await lea.page.keyboard.press('m');
  await lea.isAt(5);
  await expect.poll(() => wordsAtTop(lea)).toBe(words);
});

test('[U229] the examples before and after lie ready, unseen, unreached, and the page no longer for them', async ({
  house,
}) => {
  const lea = await house.lead();
  await aRoom(lea);
  await lea.goTo(10);
  const ready = lea.page.locator('article[hidden]');
  await expect(ready).toHaveCount(2);
  const heights = () => ready.evaluateAll((all) => all.map((one) => one.querySelector('.prose p')?.clientHeight ?? 0));
  await expect.poll(async () => Math.min(...(await heights()))).toBeGreaterThan(0);
  await expect(ready.first()).toBeHidden();
  await expect(lea.page.getByRole('article')).toHaveCount(1);
  // The example shown is two lines long, those that lie ready are longer than the window.
  expect(await lea.page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  await ready.last().evaluate((article) => {
    for (const one of article.querySelectorAll<HTMLElement>('button, a, [tabindex="0"]')) one.focus();
  });
  expect(await lea.page.evaluate(() => document.activeElement?.closest('article[hidden]'))).toBeNull();
});

test('[U121] in one scroll, place, address and panel follow the example in view, and keys lead to examples', async ({
  house,
}) => {
  const lea = await house.lead();
  await aRoom(lea);
  await lea.page.keyboard.press('m');
  await expect(current(lea)).toHaveAccessibleName(/^Example 1 /);
  const [first] = await lea.page.locator('article').all();
  await scroll(lea, ((await first?.boundingBox())?.height ?? 0) + 100);
  await expect(current(lea)).toHaveAccessibleName(/^Example 2 /);
  await expect(lea.page).toHaveURL(/\/2$/);
  await expect(lea.page.getByRole('gridcell', { selected: true })).toHaveAccessibleName(/^Example 2:/);
  await lea.judgeHelpfulness([4, 3]);
  await lea.lockIn();
  for (const key of ['g', '2', '8', 'Enter']) await lea.page.keyboard.press(key);
  await expect(current(lea)).toHaveAccessibleName(/^Example 28 /);
  await expect(lea.says('Question 28:')).toBeInViewport();
  await expect(lea.says('0 of 4 answered')).toBeVisible();

  // Words of a neighbour can be marked: it then is the example one reads.
  await lea.page.keyboard.press('k');
  await expect(current(lea)).toHaveAccessibleName(/^Example 27 /);
  const mine = lea.page.locator('article').nth(26).locator('.prose p').nth(2);
  await mine.click({ clickCount: 3 });
  await lea.button('Highlight').click();
  await expect.poll(() => painted(lea, '1')).toBe(1);
});

test('[U123] words are found in examples that are not on the page', async ({ house }) => {
  const lea = await house.lead();
  await aRoom(lea);
  await lea.page.keyboard.press('/');
  await lea.page.getByRole('searchbox').fill('lamp');
  await expect(lea.says('1 of 1 in 1 example')).toBeVisible();
  await lea.isAt(7);
  await expect.poll(() => painted(lea, 'found-here')).toBe(1);
  await lea.page.getByRole('searchbox').fill('grey heron');
  await expect(lea.says(`7 of ${EXAMPLES - 1} in ${EXAMPLES - 1} examples`)).toBeVisible();
  await lea.page.keyboard.press('Enter');
  await lea.isAt(8);
  await lea.page.keyboard.press('Shift+Enter');
  await lea.isAt(7);
  await lea.button('Example 20: 1 place').click();
  await lea.isAt(20);
  await lea.page.getByRole('searchbox').press('Escape');
  await expect(lea.page.getByRole('searchbox')).toBeHidden();
  expect(await painted(lea, 'found')).toBe(0);
});

test('[U124] [U125] responses scroll together or apart, and are compared word by word', async ({ house }) => {
  const lea = await house.lead({ viewport: { width: 1800, height: 900 } });
  await aRoom(lea);
  const scrolls = lea.page.getByRole('radiogroup', { name: 'Responses scroll' }).first();
  const responses = lea.page.locator('article:not([hidden]) .response');
  const tops = () => responses.evaluateAll((all) => all.map((frame) => frame.scrollTop > 0));
  await scrolls.getByRole('radio', { name: 'Together' }).check({ force: true });
  await responses.first().evaluate((frame) => frame.scrollTo(0, 300));
  await expect.poll(tops).toEqual([true, true]);
  await scrolls.getByRole('radio', { name: 'Apart' }).check({ force: true });
  await responses.last().evaluate((frame) => frame.scrollTo(0, 0));
  await expect.poll(tops).toEqual([true, false]);

  await lea.goTo(10);
  await lea.button('Mark differences').click();
  await expect(lea.says('1 word only in Response A, 1 only in Response B; 83% of the words are shared.')).toBeVisible();
  await expect.poll(() => painted(lea, 'differs')).toBe(2);
  await lea.button('As one text').click();
  await expect(lea.page.locator('del')).toHaveText('Taken out: four');
  await expect(lea.page.locator('ins')).toHaveText('Put in: for');
});

test('[U126] length and form are kept back until the opening, where the room says so', async ({ house }) => {
  const lea = await house.lead();
  await aRoom(lea, { hidesFacts: true });
  const told = lea.page.getByText(/\bwords\s· /);
  await expect(lea.page.getByRole('region', { name: 'Response A' }).first()).toBeVisible();
  await expect(told).toHaveCount(0);
  await lea.button('Reveal').click();
  await expect(told.first()).toBeVisible();
});

test('[U9] [U11] both ways to read, the search and a comparison are accessible in the light and the dark, and fit a phone', async ({
  house,
}) => {
  test.slow();
  const lea = await house.lead();
  await aRoom(lea);
  const check = async () => expect(await axeFaults(lea)).toEqual([]);
  await lea.goTo(10);
  await lea.button('Mark differences').click();
  await lea.button('As one text').click();
  await expect(lea.page.locator('del')).toBeVisible();
  await check();
  await lea.page.keyboard.press('m');
  await expect(current(lea)).toBeVisible();
  await lea.page.keyboard.press('/');
  await lea.page.getByRole('searchbox').fill('heron');
  await expect(lea.says(/of 30 in 29\sexamples/)).toBeVisible();
  await lea.button('Reading settings').click();
  await check();
  await lea.page.keyboard.press('Escape');
  await lea.page.getByRole('searchbox').press('Escape');
  await lea.page.setViewportSize({ width: 320, height: 640 });
  await lea.button('Notes').click();
  await check();
  expect(await lea.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
