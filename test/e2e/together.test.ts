// Being in one room together: hands, following somebody to where they read, and what each has selected.
import { expect, type House, type Person, roomOf, test } from './people.ts';

const hands = (person: Person, says: string) => person.button(new RegExp(`^People; .*hands up: ${says}$`));

test('[U159] hands are raised by key and from the list, seen in order, and taken down by the lead', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  const uma = await house.joins('Uma', lea, roomOf(lea));
  await expect(lea.button('People; here now: Lea, Tom and Uma')).toBeVisible();
  await uma.page.keyboard.press('a');
  await expect(hands(lea, 'Uma')).toBeVisible();
  await expect(lea.page.getByRole('status').filter({ hasText: 'Uma raises a hand.' })).toHaveCount(1);
  await tom.button(/^People/).click();
  await tom.button('Raise your hand').click();
  await expect(hands(lea, 'Uma and Tom')).toBeVisible();
  await expect(tom.button('Take your hand down')).toBeVisible();
  await expect(tom.button(/^Take Uma/)).toHaveCount(0);

  await tom.page.reload();
  await expect(hands(lea, 'Uma')).toBeVisible();
  await expect(lea.button(/^People; here now: Lea, Tom and Uma/)).toBeVisible();
  // A page that is still being loaded hears no keys, whoever the others see there.
  await expect(tom.button(/^People; here now: /)).toBeVisible();
  await tom.page.keyboard.press('a');
  await hands(lea, 'Uma and Tom').click();
  await expect(lea.page.getByRole('listitem').filter({ hasText: 'hand up, 1 of 2' })).toContainText('Uma');
  await lea.button('Take Uma’s hand down').click();
  await expect(hands(tom, 'Tom')).toBeVisible();
  await tom.page.keyboard.press('a');
  await expect(lea.button(/hands up/)).toHaveCount(0);
});

async function atAnOpenExample(house: House): Promise<{ lea: Person; tom: Person; uma: Person }> {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  const uma = await house.joins('Uma', lea, roomOf(lea));
  await lea.button('Reveal').click();
  for (const person of [lea, tom, uma]) await expect(person.comparison()).toBeVisible();
  return { lea, tom, uma };
}

/** Which block of the texts is the first that is not above the window. */
const atTop = (person: Person) =>
  person.page.evaluate(() => {
    const below = [...document.querySelectorAll('article:not([hidden]) .prose > *')];
    return below.findIndex((block) => block.getBoundingClientRect().bottom > 140);
  });

test('[U153] who follows somebody is taken along as they scroll, down and to the very beginning', async ({ house }) => {
  const { lea, tom, uma } = await atAnOpenExample(house);
  for (const person of [lea, tom, uma]) {
    await person.page.setViewportSize({ width: 1000, height: 480 });
    await person.page.mouse.move(300, 220);
  }
  for (const person of [tom, uma]) {
    await person.button(/^People/).click();
    await person.button('Follow Lea').click();
  }
  const isWithLea = (person: Person) => async () => (await atTop(person)) === (await atTop(lea));
  await lea.page.mouse.wheel(0, 700);
  await expect.poll(() => atTop(lea)).toBeGreaterThan(1);
  for (const person of [tom, uma]) await expect.poll(isWithLea(person)).toBe(true);
  await lea.page.mouse.wheel(0, -5_000);
  for (const person of [tom, uma]) await expect.poll(() => atTop(person)).toBe(0);
});

test('[U153] what two people have selected has the colour of each, and their initials', async ({ house }) => {
  const { lea, tom, uma } = await atAnOpenExample(house);
  const members = await lea.ask<{ members: { name: string; colour: number }[] }>('GET', `/api/rooms/${roomOf(lea)}`);
  const colourOf = (name: string) => members.members.find((member) => member.name === name)?.colour;
  const [a, b] = [lea, tom].map((person, at) => person.page.locator(`[data-response="${at}"] .prose p`).first());
  await a?.selectText();
  await b?.selectText();
  for (const name of ['Lea', 'Tom']) await expect(uma.page.getByTitle(`Selected by ${name}`)).toBeVisible();
  const painted = () =>
    uma.page.evaluate(() =>
      [...CSS.highlights]
        .filter(([name, { size }]) => name.startsWith('peer-') && size > 0)
        .map(([name, paint]) => [name, [...paint].map((range) => range.toString?.() ?? '').length]),
    );
  await expect
    .poll(async () => (await painted()).map(([name]) => name).toSorted())
    .toEqual([`peer-${colourOf('Lea')}`, `peer-${colourOf('Tom')}`].toSorted());
  const background = (slot: number | undefined) =>
    uma.page.evaluate(
      (name) => getComputedStyle(document.documentElement, `::highlight(${name})`).backgroundColor,
      `peer-${slot}`,
    );
  expect(await background(colourOf('Lea'))).not.toBe(await background(colourOf('Tom')));
});
