// Being in one room together: hands, following somebody to where they read, and what each has selected.
import { expect, type Person, roomOf, test } from './people.ts';

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
  await expect(lea.says('Uma raises a hand.')).toBeVisible();
  await tom.button(/^People/).click();
  await tom.button('Raise your hand').click();
  await expect(hands(lea, 'Uma and Tom')).toBeVisible();
  await expect(tom.button('Take your hand down')).toBeVisible();
  await expect(tom.button(/^Take Uma/)).toHaveCount(0);

  await tom.page.reload();
  await expect(hands(lea, 'Uma')).toBeVisible();
  await expect(lea.button(/^People; here now: Lea, Tom and Uma/)).toBeVisible();
  await tom.page.keyboard.press('a');
  await hands(lea, 'Uma and Tom').click();
  await expect(lea.page.getByRole('listitem').filter({ hasText: 'hand up, 1 of 2' })).toContainText('Uma');
  await lea.button('Take Uma’s hand down').click();
  await expect(hands(tom, 'Tom')).toBeVisible();
  await tom.page.keyboard.press('a');
  await expect(lea.button(/hands up/)).toHaveCount(0);
});
