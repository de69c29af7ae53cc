// Pages in real browsers: a note and a draft that two people write at once, who wrote what, and showing each other the words.
import { expect, type House, type Person, roomOf, test } from './people.ts';

test.setTimeout(150_000);

async function bothAtAnOpenExample(house: House): Promise<{ lea: Person; tom: Person }> {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea), { colorScheme: 'dark' });
  await lea.button('Reveal').click();
  for (const person of [lea, tom]) await expect(person.comparison()).toBeVisible();
  return { lea, tom };
}

const page = (person: Person) => person.page.getByRole('region', { name: 'Note and drafts' });
const note = (person: Person) => person.page.getByRole('textbox', { name: 'Shared note on this example' });
const draft = (person: Person) => person.page.getByRole('textbox', { name: 'Draft of response A' });
const chooses = (person: Person, view: string) =>
  page(person).getByRole('radio', { name: view }).check({ force: true });
const opens = (person: Person, name: string) => page(person).getByRole('button', { name }).first().click();

test('[U151] a note is written by two at once, each sees the other’s caret with their name, and undoes only their own', async ({
  house,
}) => {
  const { lea, tom } = await bothAtAnOpenExample(house);
  await lea.page.keyboard.press('e');
  await note(lea).click();
  await lea.page.keyboard.type('# What we saw\n\nA is **right**. ');
  await opens(tom, 'Note');
  await expect(note(tom)).toContainText('A is **right**.');
  await expect(note(tom).locator('.their-caret')).toHaveAttribute('data-name', 'Lea');
  await note(tom).click();
  await tom.page.keyboard.press('Control+End');
  await tom.page.keyboard.type('B is longer.');
  await expect(note(lea)).toContainText('B is longer.');
  await expect(note(lea).locator('.their-caret')).toHaveAttribute('data-name', 'Tom');

  // An emoji of several code points goes as one.
  await lea.page.keyboard.insertText('👩‍👩‍👧');
  await expect(note(tom)).toContainText('👩‍👩‍👧B is longer.');
  await lea.page.keyboard.press('Backspace');
  await expect(note(tom)).toContainText('A is **right**. B is longer.');

  // What is typed within half a second is undone at once; how much that is depends on the machine.
  const soon = { timeout: 1_000 };
  await expect(async () => {
    await lea.page.keyboard.press('Control+z');
    await expect(note(lea)).not.toContainText('right', soon);
  }).toPass();
  await expect(note(lea)).toContainText('B is longer.');
  await expect(async () => {
    await lea.page.keyboard.press('Control+Shift+Z');
    await expect(note(tom)).toContainText('A is **right**. B is longer.', soon);
  }).toPass();
  await chooses(lea, 'Preview');
  await expect(page(lea).getByRole('heading', { name: 'What we saw' })).toBeVisible();
  await expect(tom.mark).toHaveText('Saved');
  await tom.page.close();
  await expect(note(lea).locator('.their-caret')).toHaveCount(0);
});

test('[U152] a draft begins once with the original, is written by two, shown against the original, and says who wrote what', async ({
  house,
}) => {
  const { lea, tom } = await bothAtAnOpenExample(house);
  for (const person of [lea, tom]) {
    await opens(person, 'Draft A');
    await expect(person.button('Begin a draft of response A')).toBeVisible();
  }
  const beginning = (person: Person) =>
    person.page.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent?.includes('Begin a draft of response A'))?.click();
    });
  await Promise.all([lea, tom].map(beginning));
  for (const person of [lea, tom]) await expect(draft(person)).toBeVisible();
  const { examples } = await lea.ask<{ examples: { content: { responses: { text: string }[] } }[] }>(
    'GET',
    `/api/rooms/${roomOf(lea)}/examples?from=0&count=1`,
  );
  const original = examples[0]?.content.responses[0]?.text ?? '';
  const start = original.slice(0, 40).split('\n')[0] ?? '';
  expect(start.length).toBeGreaterThan(10);
  expect(((await draft(tom).textContent()) ?? '').split(start)).toHaveLength(2);

  await draft(lea).click();
  await lea.page.keyboard.press('Control+Home');
  await lea.page.keyboard.type('Zebra ');
  await expect(draft(tom)).toContainText(`Zebra ${start}`);
  await draft(tom).click();
  await tom.page.keyboard.press('Control+End');
  await tom.page.keyboard.type(' Walrus');
  await expect(draft(lea)).toContainText('Walrus');

  await chooses(lea, 'Changes');
  await expect(page(lea).getByText('2 words in, 0 words out, against the original')).toBeVisible();
  await expect(page(lea).locator('ins')).toHaveCount(2);
  await chooses(lea, 'Who wrote what');
  const legend = page(lea).getByRole('listitem');
  await expect(legend.filter({ hasText: 'Tom' })).toContainText('7 characters');
  await expect(legend.filter({ hasText: 'Lea' })).toContainText('6 characters');
  await expect(legend.filter({ hasText: 'The original' })).toContainText('characters');
  await expect(page(lea).getByTitle('Tom')).toHaveText('Walrus');
});

test('[U152] an observer reads the note and the draft and is given no way to write', async ({ house }) => {
  const { lea } = await bothAtAnOpenExample(house);
  const room = roomOf(lea);
  const { link } = await lea.ask<{ link: string }>('POST', `/api/rooms/${room}/invites`, {
    role: 'observer',
    standing: 'novice',
  });
  const obi = await house.person('Obi');
  await obi.comeIn(link);
  await obi.isAt(1);
  await opens(lea, 'Note');
  await note(lea).click();
  await lea.page.keyboard.type('Read this.');
  await opens(obi, 'Note');
  await expect(page(obi).getByText('Read this.')).toBeVisible();
  await expect(page(obi).getByRole('textbox')).toHaveCount(0);
  await opens(obi, 'Draft A');
  await expect(page(obi).getByText('Nobody has begun a draft of this response yet.')).toBeVisible();
});

test('[U153] one sees what another selects, and the lead shows a passage that one may look at or decline', async ({
  house,
}) => {
  const { lea, tom } = await bothAtAnOpenExample(house);
  const paragraph = lea.page.getByRole('region', { name: 'Response A' }).getByRole('paragraph').nth(1);
  await paragraph.selectText();
  await expect(tom.page.getByTitle('Selected by Lea')).toBeVisible();
  const painted = (person: Person, name: string) =>
    person.page.evaluate(
      (wanted) =>
        [...CSS.highlights].filter(([each]) => each.startsWith(wanted)).reduce((sum, [, { size }]) => sum + size, 0),
      name,
    );
  await expect.poll(() => painted(tom, 'peer-')).toBe(1);

  const shows = async () => {
    await paragraph.selectText();
    await lea.page.keyboard.press('Control+k');
    await lea.page.keyboard.type('show everyone');
    await lea.page.keyboard.press('Enter');
  };
  await tom.goTo(2);
  await shows();
  await expect(tom.says('Lea shows a passage of example 1.')).toBeVisible();
  await tom.isAt(2);
  await tom.button('Dismiss').click();
  await expect(tom.page.getByText('Lea shows a passage of example 1.')).toBeHidden();
  await tom.isAt(2);

  await shows();
  await tom.button('Look').click();
  await tom.isAt(1);
  await expect.poll(() => painted(tom, 'peer-shown')).toBe(1);
});

test('[U154] [U155] [U156] the palette finds actions and examples; keys can be changed, are kept, and do nothing while one types', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  // In the same turn: not even a key that follows at once is lost.
  const focused = await lea.page.evaluate(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    for (let turns = 0; turns < 10; turns++) await Promise.resolve();
    return document.activeElement?.tagName;
  });
  expect(focused).toBe('INPUT');
  await lea.page.keyboard.type('42');
  await lea.page.keyboard.press('Enter');
  await lea.isAt(42);
  await lea.page.keyboard.press('Control+k');
  await lea.page.keyboard.type('prev ex');
  await expect(lea.button(/^Previous example/).last()).toBeVisible();
  await lea.page.keyboard.press('Enter');
  await lea.isAt(41);

  await lea.page.keyboard.press('?');
  await expect(lea.button('Change keys')).toBeVisible();
  await lea.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await lea.page.keyboard.press('j');
  await lea.button('Change keys').click();
  await lea.button(/^Next example: j/).click();
  await lea.page.keyboard.press('k');
  await expect(lea.says('“k” is already: Previous example.')).toBeVisible();
  await lea.button(/^Next example: j/).click();
  await lea.page.keyboard.press('q');
  await expect(lea.button(/^Next example: q/)).toBeVisible();
  await lea.page.keyboard.press('Escape');
  await expect(lea.page.getByRole('dialog')).toHaveCount(0);
  await lea.page.keyboard.press('q');
  await lea.isAt(42);
  await lea.page.reload();
  await lea.isAt(42);
  await lea.page.keyboard.press('j');
  await lea.page.keyboard.press('q');
  await lea.isAt(43);

  await lea.button('Comment on this example').click();
  await lea.page.getByRole('textbox', { name: 'Comment on this example' }).fill('');
  await lea.page.keyboard.type('qqm jkhx');
  await expect(lea.page.getByRole('textbox', { name: 'Comment on this example' })).toHaveValue('qqm jkhx');
  await lea.page.keyboard.press('Control+k');
  await expect(lea.page.getByRole('dialog')).toBeHidden();
  await lea.isAt(43);
});
