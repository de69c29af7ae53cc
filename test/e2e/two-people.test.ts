// The main job: two people judge blind, reveal, compare and argue, each in a browser of their own.
import { expect, roomOf, test } from './people.ts';

test('[U1] [U10] the sample room: join, judge by keys, reveal, compare, change one’s mind, comment and answer', async ({
  house,
}) => {
  const lea = await house.person('Lea');
  await lea.comeIn(house.signInLink);
  await expect(lea.heading('Rooms')).toBeVisible();
  await lea.page.getByRole('link', { name: 'A first table read' }).click();
  await lea.isAt(1);
  const invite = { role: 'trainer', standing: 'trainer' };
  const { link } = await lea.ask<{ link: string }>('POST', `/api/rooms/${roomOf(lea)}/invites`, invite);
  const tom = await house.person('Tom', { colorScheme: 'dark' });
  await tom.comeIn(link);
  await tom.isAt(1);

  await lea.judgeHelpfulness([4, 2]);
  await tom.judgeHelpfulness([2, 4], [false, true]);
  await tom.lockIn();
  await expect(lea.says('1 of 2 locked in')).toBeVisible();
  await lea.lockIn();
  await expect(tom.says('2 of 2 locked in')).toBeVisible();
  await expect(tom.comparison()).toBeHidden();

  await lea.button('Reveal').click();
  for (const person of [lea, tom]) {
    await expect(person.compared('Helpfulness, response A', 'Lea')).toContainText('4');
    await expect(person.compared('Helpfulness, response A', 'Tom')).toContainText('2');
    await expect(person.compared('Critical error, response B', 'Tom')).toContainText('Yes');
    await expect(person.compared('Critical error, response B', 'Tom')).toContainText('blind');
  }

  await lea.group('Helpfulness, response B').getByRole('radio', { name: /^3/ }).check({ force: true });
  const changed = tom.compared('Helpfulness, response B', 'Lea');
  await expect(changed).toContainText('3');
  await expect(changed).toContainText('open');
  await expect(changed.locator('s, del')).toContainText('2');

  await tom.comment('B invents a detail. Is that a critical error?');
  await expect(lea.says('B invents a detail.')).toBeVisible();
  const thread = lea.page.getByRole('article', { name: /Thread by Tom/ });
  await thread.getByRole('button', { name: 'Reply' }).click();
  await thread.getByRole('textbox').fill('Yes, a reader would act on it.');
  await lea.page.keyboard.press('Control+Enter');
  await expect(tom.says('Yes, a reader would act on it.')).toBeVisible();
});

test('[U1] a passage that one person highlights is highlighted for the other', async ({ house }) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await lea.button('Reveal').click();
  await expect(tom.comparison()).toBeVisible();
  const paragraph = tom.page.getByRole('region', { name: 'Response A' }).getByRole('paragraph').nth(1);
  await paragraph.selectText();
  await tom.button('Highlight').click();
  const quoted = ((await paragraph.textContent()) ?? '').trim().slice(0, 40);
  await expect(lea.page.getByRole('complementary', { name: 'Notes and judgments' }).getByText(quoted)).toBeVisible();
  const painted = await lea.page.evaluate(() =>
    [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0),
  );
  expect(painted).toBeGreaterThan(0);
});

test('[U2] until the reveal the other person’s page holds nothing of a judgment, a reason or a comment', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  const secret = `secret-${Date.now()}`;
  await tom.judgeHelpfulness([5, 1]);
  await tom.page.getByRole('textbox', { name: /Rationale/ }).fill(`A is right. ${secret}`);
  await tom.button('Comment on this example').click();
  await tom.page.getByRole('textbox', { name: 'Comment on this example' }).fill(`Only mine: ${secret}`);
  await tom.page.keyboard.press('Control+Enter');
  await tom.button('Lock in').click();
  await expect(lea.says('1 of 2 locked in')).toBeVisible();
  expect(await lea.page.content()).not.toContain(secret);
  await lea.page.reload();
  await expect(lea.says('1 of 2 locked in')).toBeVisible();
  expect(await lea.page.content()).not.toContain(secret);
  await expect(lea.page.getByRole('region', { name: 'Sealed until the opening' })).toBeHidden();

  await lea.button('Reveal').click();
  await expect(lea.says(`A is right. ${secret}`)).toBeVisible();
  await expect(lea.says(`Only mine: ${secret}`)).toBeVisible();
  await expect(lea.page.getByRole('region', { name: 'Sealed until the opening' })).toBeVisible();
});

test('[U7] solo: an example opens to me when I lock it in, and not to the other', async ({ house }) => {
  const lea = await house.lead();
  const [dataset] = await lea.ask<{ id: string }[]>('GET', '/api/datasets');
  const room = await lea.ask<{ id: string }>('POST', '/api/rooms', {
    title: 'At your own pace',
    dataset: dataset?.id,
    start: 10,
    count: 5,
    rubric: { template: 'helpfulness' },
    pace: 'solo',
  });
  await lea.page.goto(`/rooms/${room.id}`);
  await lea.isAt(1);
  const tom = await house.joins('Tom', lea, room.id);
  await tom.judgeHelpfulness([3, 3]);
  await tom.page.keyboard.press('Enter');
  await expect(tom.compared('Helpfulness, response A', 'Tom')).toContainText('3');
  await expect(lea.says('1 of 2 locked in')).toBeVisible();
  await expect(lea.comparison()).toBeHidden();
  await lea.judgeHelpfulness([1, 1]);
  await expect(tom.compared('Helpfulness, response A', 'Lea')).toHaveCount(0);
  await lea.page.keyboard.press('Enter');
  await expect(lea.compared('Helpfulness, response A', 'Tom')).toContainText('3');
  await expect(tom.compared('Helpfulness, response A', 'Lea')).toContainText('1');
});

test('[U8] the lead brings everyone to an example, and one can go back', async ({ house }) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await tom.goTo(3);
  await lea.goTo(42);
  await lea.button('Lead the room').click();
  await lea.page.getByText('Bring everyone here').click();
  await tom.isAt(42);
  await expect(tom.says('Lea brought everyone to example 42.')).toBeVisible();
  await tom.button('Back to 3').click();
  await tom.isAt(3);
});

test('[U13] one can follow another through open examples, until one moves by oneself', async ({ house }) => {
  const lea = await house.leadInSampleRoom();
  const room = roomOf(lea);
  const tom = await house.joins('Tom', lea, room);
  await lea.ask('POST', `/api/rooms/${room}/reveals`, { examples: 'all' });
  await expect(tom.comparison()).toBeVisible();
  await tom.button(/^People/).click();
  await tom.button('Follow Lea').click();
  await lea.goTo(7);
  await tom.isAt(7);
  await lea.page.keyboard.press('j');
  await tom.isAt(8);
  await tom.page.keyboard.press('k');
  await tom.isAt(7);
  await lea.page.keyboard.press('j');
  await lea.isAt(9);
  await tom.isAt(7);
});

test('[U14] a lead who peeks is named to everybody, also after a reload', async ({ house }) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await lea.button('Lead the room').click();
  await lea.page.getByText('Peek at this example').click();
  await lea.button('Look at it').click();
  const told = 'Lea looked at this table before the reveal.';
  await expect(tom.says(told)).toBeVisible();
  await tom.page.reload();
  await expect(tom.says(told)).toBeVisible();
  await expect(tom.comparison()).toBeHidden();
});
