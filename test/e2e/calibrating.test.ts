// The numbers of a room, in browsers: nothing before an opening, live after it, what is planted in the sample named with its examples.
import { parts } from '../../shared/calibration/room/finding.ts';
import { axeFaults } from './axe.ts';
import { expect, type Person, roomOf, test } from './people.ts';

// A hundred openings and a dozen screens take long on a machine that has other things to do.
test.describe.configure({ timeout: 120_000 });
const soon = { timeout: 20_000 };

const numbersOf = (room: string, part = 'overview'): string =>
  part === 'overview' ? `/rooms/${room}/numbers` : `/rooms/${room}/numbers/${part}`;
const link = ({ page }: Person, name: string | RegExp) => page.getByRole('link', { name });

/** Everything revealed, and opened by this person from the screen of numbers. */
async function opensAll(lead: Person, room: string): Promise<void> {
  await lead.ask('POST', `/api/rooms/${room}/reveals`, { examples: 'all' });
  await lead.page.goto(numbersOf(room));
  await lead.button(/^Open (all|it)/).click();
  await expect(lead.says('all 100 examples')).toBeVisible({ timeout: 120_000 });
}

test('[U220] [U221] nothing of a sealed example is in the numbers; after the reveal they come by themselves, and follow each change', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const room = roomOf(lea);
  const tom = await house.joins('Tom', lea, room);
  await lea.judgeHelpfulness([5, 2]);
  await lea.lockIn();
  await tom.judgeHelpfulness([1, 2]);
  await tom.lockIn();
  const watching = await house.anotherTab(lea, numbersOf(room));
  await expect(watching.says('No numbers yet.')).toBeVisible(soon);
  await expect(watching.says('2 people')).toBeHidden();

  await lea.button('Reveal').click();
  await expect(tom.comparison()).toBeVisible();
  await expect(watching.says('1 of 100 examples, those open to you · 2 people')).toBeVisible(soon);

  await link(watching, 'Disagreement').click();
  const first = watching.page.getByRole('listitem').filter({ has: link(watching, 'Example 1 A') });
  await expect(first.getByRole('img', { name: /1: .*Tom.*5: .*Lea/ })).toBeVisible();
  await tom.group('Helpfulness, response A').getByRole('radio', { name: /^5/ }).check({ force: true });
  await expect(first).toContainText('now', soon);
  await link(watching, 'Movement').click();
  await expect(watching.page.getByRole('listitem').filter({ hasText: 'Tom' }).filter({ hasText: /1\s*5/ })).toBeVisible(
    soon,
  );
  expect([...lea.faults, ...tom.faults, ...watching.faults]).toEqual([]);
});

test('[U226] in the room, by keys to the example on which people disagree', async ({ house }) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  for (const [person, score] of [
    [lea, 5],
    [tom, 1],
  ] as const) {
    await person.judgeHelpfulness([score, 2]);
    await person.lockIn();
  }
  await lea.button('Reveal').click();
  await expect(lea.comparison()).toBeVisible();
  await lea.goTo(4);
  await expect(async () => {
    await lea.page.keyboard.press('[');
    await expect(lea.heading(/^Example 1\b/)).toBeVisible({ timeout: 500 });
  }).toPass(soon);
});

test('[U222] [N34] the sample: what is planted is named in words, and each leads to its examples', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const room = roomOf(lea);
  await opensAll(lea, room);
  const missed = lea.page
    .getByRole('listitem')
    .filter({ hasText: 'critical errors that nobody but the expert saw' })
    .first();
  await expect(missed.getByRole('list').getByRole('link')).toHaveText(['10 A', '23 A', '34 A', '51 A', '73 A'], soon);
  const opposed = lea.page.getByRole('listitem').filter({ hasText: 'experts are opposed on' }).first();
  await expect(opposed.getByRole('list').getByRole('link')).toHaveText(['9', '29', '54', '77']);
  const run = lea.page.getByRole('listitem').filter({ hasText: 'Hedging: a run of 6, examples 41 to 46' }).first();
  await expect(run.getByRole('list').getByRole('link')).toHaveText(['41 A', '42 B', '43 A', '44 B', '45 A', '46 B']);
  await expect(run).toContainText('All of it was written by oxbow-chat.');
  for (const said of [
    /Preference follows length in words: more gets the better answers/,
    /Preference follows format.*: more gets the better answers/,
    /The automatic score “auto_score” follows format/,
    /“auto_score” does not go with what the experts say of helpfulness/,
    /A filter had removed 8.examples of this window/,
    /Preference: two camps on 3.examples/,
  ])
    await expect(lea.says(said)).toBeVisible();
  await missed.getByRole('link', { name: 'Example 34 A' }).click();
  await lea.isAt(34);
});

test('[U223] [U225] by keys alone to a dimension, a portrait and the table behind a figure; one’s own history is there', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const room = roomOf(lea);
  await opensAll(lea, room);
  await link(lea, 'Raters').focus();
  await lea.page.keyboard.press('Enter');
  await link(lea, 'Novice 1').focus();
  await lea.page.keyboard.press('Enter');
  await expect(lea.heading('Portrait of Novice 1')).toBeVisible(soon);
  await expect(lea.says(/about 0\.\d\d milder than the others, surely milder: 0\.\d\d–0\.\d\d/)).toBeVisible();
  await lea.page.locator('summary').first().focus();
  await lea.page.keyboard.press('Enter');
  await expect(lea.page.getByRole('row', { name: /Novice 1/ }).first()).toBeVisible();
  await link(lea, 'History').focus();
  await lea.page.keyboard.press('Enter');
  await expect(lea.says('There are no numbers of this person in rooms open to you yet.')).toBeVisible(soon);
});

test('[U228] a mark shows the examples behind it where it stands, by a click and by keys; the address remembers which', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const room = roomOf(lea);
  await opensAll(lea, room);
  await lea.page.goto(`${numbersOf(room, 'probes')}?dimension=file%3Apreference`);
  const length = lea.page.getByRole('figure', { name: /^Length in words/ });
  const behind = length.getByRole('list', { name: /^Examples behind Novice 1/ });
  await length.getByRole('listitem').filter({ hasText: 'Novice 1' }).locator('svg a').click();
  await expect(behind.getByRole('link').first()).toBeVisible(soon);
  await lea.page.reload();
  await expect(behind.getByRole('link').first()).toBeVisible(soon);
  await length.getByRole('link', { name: 'Novice 1' }).first().focus();
  await lea.page.keyboard.press('Enter');
  await expect(behind).toBeHidden();

  await lea.page.goto(numbersOf(room, 'runs'));
  const bars = lea.page.getByRole('figure', { name: 'Hedging words per 100 words' });
  await bars.getByRole('link', { name: /^Example 41 A/ }).focus();
  await lea.page.keyboard.press('ArrowRight');
  await expect(bars.getByRole('link', { name: /^Example 42 B/ })).toBeFocused();
  await lea.page.keyboard.press('Enter');
  await lea.isAt(42);
});

/** Marks of plots that lead nowhere. */
const deadMarks = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main svg .full, main svg .ring, main svg rect')]
      .filter((mark) => mark.closest('.dots, figure') !== null && mark.closest('a, button') === null)
      .map((mark) => mark.outerHTML),
  );

/** In parts, each of which takes a machine with other things to do some minutes. */
const SCREENS_A_TEST = 5;
const screens = [...parts, 'history'];
for (let first = 0; first < screens.length; first += SCREENS_A_TEST) {
  const some = screens.slice(first, first + SCREENS_A_TEST);
  test(`[U224] [U228] ${some.join(', ')}: no fault that axe finds in the light or the dark, no sideways scrolling, no mark that leads nowhere`, async ({
    house,
  }) => {
    test.setTimeout(240_000);
    const lea = await house.leadInSampleRoom();
    const room = roomOf(lea);
    await opensAll(lea, room);
    const found: string[] = [];
    for (const part of some) {
      await lea.page.goto(numbersOf(room, part));
      await expect(lea.page.getByRole('heading', { level: 2 })).toBeVisible();
      await expect(lea.says('Computing the numbers…')).toBeHidden(soon);
      found.push(...(await axeFaults(lea, 'main')).map((fault) => `${part}: ${fault}`));
      found.push(...(await deadMarks(lea)).map((mark) => `${part}: leads nowhere: ${mark}`));
      for (const width of [320, 390, 1440]) {
        await lea.page.setViewportSize({ width, height: 900 });
        const over = await lea.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) found.push(`${part}: ${over} pixels too wide at ${width}`);
      }
    }
    expect(found).toEqual([]);
    expect(lea.faults).toEqual([]);
  });
}
