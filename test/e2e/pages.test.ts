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
  await lea.page.keyboard.press('n');
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

  await lea.page.keyboard.press('Control+z');
  await expect(note(lea)).not.toContainText('right');
  await expect(note(lea)).toContainText('B is longer.');
  await lea.page.keyboard.press('Control+Shift+Z');
  await expect(note(tom)).toContainText('A is **right**. B is longer.');
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
