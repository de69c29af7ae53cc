// A file that brings its own raters: what they said is sealed for everybody until the opening, and lies on the table from then on.
import { expect, type Person, roomOf, test } from './people.ts';

const EXPERT = 'Dr. Grün';
const WHY = 'B gives the wrong year, and sounds surer for it.';
const MARKED = 'in 1921';

const rows = Array.from({ length: 12 }, (_, n) =>
  JSON.stringify({
    prompt: `When was house ${n} built?`,
    response_a: `House ${n} was built around 1920, as far as the papers say.`,
    response_b: `House ${n} was built ${MARKED}. No doubt about it.`,
    model: 'sealed-model',
    raters: [
      {
        ...{ name: EXPERT, kind: 'person', standing: 'expert', helpfulness: [4, 2], rationale: WHY },
        spans: [{ response: 'B', quote: MARKED, category: 'fact', severity: 'major' }],
      },
      { name: 'Judge program', kind: 'model', standing: 'novice', helpfulness: [2, 5] },
    ],
  }),
).join('\n');

const raters = (person: Person) => person.page.getByRole('region', { name: 'Raters of the file' });
const secrets = [EXPERT, WHY, 'Judge program', 'sealed-model'];

async function learnsNothing(person: Person): Promise<void> {
  const content = await person.page.content();
  for (const secret of secrets) expect(content, `${person.name} sees ${secret}`).not.toContain(secret);
}

test('[D60] two people read a file with raters of its own: sealed until the opening, then on the table', async ({
  house,
}) => {
  const lea = await house.lead();
  await lea.page.goto('/datasets/new');
  const file = { name: 'houses.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(rows) };
  await lea.page.locator('input[type=file]').setInputFiles(file);
  await lea.button('Import as shown').click();
  await lea.page.getByRole('link', { name: 'Make a room of it' }).click();
  await lea.page.getByLabel('Title').fill('Houses');
  await lea.page.getByRole('radio', { name: 'Helpfulness', exact: true }).check({ force: true });
  await lea.page.getByRole('radio', { name: /Together/ }).check({ force: true });
  await lea.button('Make the room').click();
  await lea.isAt(1);
  const tom = await house.joins('Tom', lea, roomOf(lea), { colorScheme: 'dark' });

  for (const person of [lea, tom]) await learnsNothing(person);
  await lea.judgeHelpfulness([3, 3]);
  await lea.lockIn();
  await tom.judgeHelpfulness([5, 1]);
  await tom.lockIn();
  await expect(lea.says('2 of 2 locked in')).toBeVisible();
  for (const person of [lea, tom]) await learnsNothing(person);

  await lea.button('Reveal').click();
  for (const person of [lea, tom]) {
    await expect(raters(person)).toContainText(EXPERT);
    await expect(raters(person)).toContainText(WHY);
    await expect(raters(person)).toContainText(MARKED);
    await expect(raters(person)).toContainText('Judge program');
    await expect(person.compared('Helpfulness, response A', 'Lea')).toContainText('3');
  }

  // What they said of the next example is sealed as it was.
  await tom.goTo(2);
  await expect(raters(tom)).toBeHidden();
  expect(await tom.page.content()).not.toContain(WHY);
});
