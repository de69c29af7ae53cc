// Two people annotate together: mention, answer, change, delete, react, resolve, tag, mark what is off, and jump; by keys alone where it says so.
import { axeFaults } from './axe.ts';
import { expect, type Person, roomOf, test } from './people.ts';

const clean = async (...people: Person[]) => {
  for (const person of people) expect(await axeFaults(person), person.name).toEqual([]);
};
const press = async ({ page }: Person, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const thread = ({ page }: Person, by: string) => page.getByRole('article', { name: new RegExp(`^Thread by ${by}`) });
const options = ({ page }: Person) => page.getByRole('listbox').getByRole('option');

test('[U112] a thread of two people, by keys alone: mention, answer, change, delete, react, resolve, tag, mark, jump', async ({
  house,
}) => {
  test.slow();
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea), { colorScheme: 'dark' });
  await press(lea, 'r');
  await expect(tom.comparison()).toBeVisible();

  // Lea selects a sentence, comments on it, and calls on Tom.
  await press(lea, 's', 'c');
  await lea.page.keyboard.type('Is this so, @to');
  await expect(options(lea)).toHaveText([/Tom/]);
  await press(lea, 'Enter');
  await lea.page.keyboard.type('?');
  await press(lea, 'Control+Enter');
  await expect(thread(tom, 'Lea').locator('.mention.me')).toHaveText('@Tom');

  // Tom finds it in the list, goes there, answers, and changes his answer.
  await press(tom, 'j', 'j');
  await tom.isAt(3);
  await press(tom, 'l');
  await expect(options(tom)).toHaveCount(2);
  await tom.page.keyboard.type('is this so');
  await expect(options(tom)).toHaveCount(1);
  await press(tom, 'Enter');
  await tom.isAt(1);
  await expect(thread(tom, 'Lea')).toBeFocused();
  await thread(tom, 'Lea').getByRole('button', { name: 'Reply' }).focus();
  await press(tom, 'Enter');
  await tom.page.keyboard.type('No, **it** is not.');
  await press(tom, 'Control+Enter');
  await expect(thread(lea, 'Lea').getByText('it', { exact: true })).toBeVisible();
  await thread(tom, 'Lea').getByRole('button', { name: 'Edit' }).focus();
  await press(tom, 'Enter', 'End');
  await tom.page.keyboard.type(' I looked.');
  await press(tom, 'Control+Enter');
  await expect(thread(lea, 'Lea')).toContainText('I looked.');
  await expect(thread(lea, 'Lea')).toContainText('edited');

  // Lea reacts; then deletes what Tom answered: its place stays.
  const reply = thread(lea, 'Lea').locator('.note').filter({ hasText: 'I looked.' });
  await reply.getByRole('button', { name: 'React' }).focus();
  await press(lea, 'Enter');
  await lea.button('👍 agree').focus();
  await press(lea, 'Enter');
  await expect(tom.button('👍 agree Lea')).toBeVisible();
  await thread(tom, 'Lea').getByRole('button', { name: 'Reply' }).focus();
  await press(tom, 'Enter');
  await tom.page.keyboard.type('And more.');
  await press(tom, 'Control+Enter');
  await expect(thread(lea, 'Lea')).toContainText('And more.');
  await lea.page.getByRole('button', { name: 'Delete the comment' }).first().focus();
  await press(lea, 'Enter');
  await expect(thread(tom, 'Lea').getByText('Is this so')).toHaveCount(0);
  await expect(thread(tom, 'Lea')).toContainText('And more.');

  // Resolved by one, opened again by the other.
  await thread(tom, 'Lea').getByRole('button', { name: 'Resolve' }).focus();
  await press(tom, 'Enter');
  await expect(thread(lea, 'Lea')).toContainText('Resolved by Tom');
  await thread(lea, 'Lea').getByRole('button', { name: 'Show' }).focus();
  await press(lea, 'Enter');
  await thread(lea, 'Lea').getByRole('button', { name: 'Reopen' }).focus();
  await press(lea, 'Enter');
  await expect(thread(tom, 'Lea')).toContainText('Reopened by Lea');

  // A tag of one's own on the example, and something off in the next sentence.
  await press(tom, 'Escape');
  await tom.page.locator('h1').focus();
  await press(tom, 't');
  await expect(tom.page.getByRole('dialog')).toBeVisible();
  await tom.page.keyboard.type('unsourced');
  await press(tom, 'Enter', 'Escape');
  await expect(lea.button('unsourced: Tom')).toBeVisible();
  await press(tom, 's', 's', 'x');
  await expect(thread(lea, 'Tom')).toContainText('Something is off here');
  await expect(thread(lea, 'Tom')).toContainText('Not explained yet.');
  await thread(tom, 'Tom').getByRole('button', { name: 'Explain' }).focus();
  await press(tom, 'Enter');
  await tom.page.keyboard.type('The year is wrong.');
  await press(tom, 'Control+Enter');
  await expect(thread(lea, 'Tom')).toContainText('The year is wrong.');
  await expect(tom.page.getByRole('gridcell', { name: /1.instinct of mine/ })).toHaveCount(1);
  await expect(lea.page.getByRole('gridcell', { name: /instinct of mine/ })).toHaveCount(0);
});

test('[U9] [U112] threads, the dialog of tags and the list have no fault that axe finds, in light and dark', async ({
  house,
}) => {
  test.slow();
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await press(lea, 'r');
  await expect(tom.comparison()).toBeVisible();
  await press(lea, 's', 'x', 's', 'c');
  await lea.page.keyboard.type('Is this so, @to');
  await expect(options(lea)).toHaveCount(1);
  await clean(lea);
  await press(lea, 'Enter', 'Control+Enter');
  await lea.button('React').first().click();
  await lea.button('👍 agree').click();
  await lea.button('Resolve').first().click();
  await expect(thread(tom, 'Lea').first()).toContainText('Resolved by Lea');
  await clean(lea, tom);
  for (const key of ['t', 'l']) {
    await tom.page.locator('h1').focus();
    await press(tom, key);
    await expect(tom.page.getByRole('dialog')).toBeVisible();
    await clean(tom);
    await press(tom, 'Escape');
  }
});

test('[U105] a comment that was answered leaves its place to the other, without its words', async ({ house }) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await press(lea, 'r');
  await expect(tom.comparison()).toBeVisible();
  await lea.comment('Regretted words.');
  await thread(tom, 'Lea').getByRole('button', { name: 'Reply' }).click();
  await tom.page.keyboard.type('I disagree.');
  await press(tom, 'Control+Enter');
  await expect(thread(lea, 'Lea')).toContainText('I disagree.');
  await thread(lea, 'Lea').getByRole('button', { name: 'Delete the comment' }).first().click();
  for (const person of [lea, tom]) {
    await expect(thread(person, 'Lea')).toContainText('This comment was deleted.');
    await expect(person.page.getByText('Regretted words.')).toHaveCount(0);
  }
  await lea.button('Undo').click();
  await expect(thread(tom, 'Lea')).toContainText('Regretted words.');
});

test('[U115] [B5] before the opening an instinct and a tag are there for their author alone, on the strip too', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await press(tom, 's', 'x');
  await expect(tom.page.getByRole('gridcell', { name: /^Example 1: .*1.instinct of mine/ })).toHaveCount(1);
  await press(tom, 't');
  await tom.page.keyboard.type('only-toms');
  await press(tom, 'Enter', 'Escape');
  await expect(tom.button('only-toms: Tom')).toBeVisible();
  await expect(tom.mark).toHaveText('Saved');
  expect(await lea.page.content()).not.toContain('only-toms');
  await tom.page.reload();
  await expect(tom.button('only-toms: Tom')).toBeVisible();
  await press(lea, 'r');
  await expect(lea.button('only-toms: Tom')).toBeVisible();
  await expect(thread(lea, 'Tom')).toContainText('Something is off here');
});

test('[U116] [U9] on a phone threads are on a sheet: a highlight or the button opens it, Escape closes it', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea), { viewport: { width: 390, height: 844 }, hasTouch: true });
  await press(lea, 'r');
  await press(lea, 's', 'c');
  await lea.page.keyboard.type('Look at this.');
  await press(lea, 'Control+Enter');
  const words = tom.page.getByText('Look at this.');
  await tom
    .button('Show me the table')
    .or(tom.button(/^1.note$/))
    .first()
    .waitFor();
  await expect(tom.button(/^1.note$/)).toBeVisible();
  await expect(words).toBeHidden();
  await tom.button(/^1.note$/).tap();
  await expect(words).toBeVisible();
  await clean(tom);
  await tom.page.keyboard.press('Escape');
  await expect(words).toBeHidden();
  await expect(tom.button(/^1.note$/)).toBeFocused();
  const mark = await tom.page.evaluate(() => {
    const [range] = [...CSS.highlights].flatMap(([name, marks]) => (/^mark-\d/.test(name) ? [...marks] : []));
    if (range === undefined) return undefined;
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.startContainer, range.startOffset + 1);
    live.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = live.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await tom.page.touchscreen.tap(mark?.x ?? 0, mark?.y ?? 0);
  await expect(words).toBeVisible();
  await expect(thread(tom, 'Lea')).toBeFocused();
});
