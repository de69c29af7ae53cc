// What lasts: without a network, over a killed server, over reloads and in two tabs.
import { expect, roomOf, test } from './people.ts';

test('[U3] [U4] what is judged offline is kept, said to be offline, and sent when the line is back', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await expect(tom.mark).toHaveText('Saved');
  await tom.page.context().setOffline(true);
  await expect(tom.mark).toHaveText('Offline');
  await tom.judgeHelpfulness([5, 2]);
  await tom.lockIn();
  await tom.goTo(2);
  await tom.judgeHelpfulness([1, 4]);
  await expect(tom.mark).toHaveText('Offline');
  await expect(lea.says('0 of 2 locked in')).toBeVisible();

  await tom.page.context().setOffline(false);
  await expect(tom.mark).toHaveText('Saved', { timeout: 20_000 });
  await expect(lea.says('1 of 2 locked in')).toBeVisible();
  await lea.button('Reveal').click();
  await expect(lea.compared('Helpfulness, response A', 'Tom')).toContainText('5');
  await expect(lea.compared('Helpfulness, response A', 'Tom')).toContainText('blind');
});

test('[U4] a judgment made offline and sent after the reveal counts as late', async ({ house }) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await expect(tom.mark).toHaveText('Saved');
  await tom.page.context().setOffline(true);
  await expect(tom.mark).toHaveText('Offline');
  await tom.judgeHelpfulness([5, 2]);
  await lea.button('Reveal').click();
  await expect(lea.comparison()).toBeVisible();
  await tom.page.context().setOffline(false);
  await expect(lea.compared('Helpfulness, response A', 'Tom')).toContainText('late', { timeout: 20_000 });
});

test('[U4] what was judged offline survives leaving the page, and is sent the next time', async ({
  fragileHouse: house,
}) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await expect(tom.mark).toHaveText('Saved');
  const url = tom.page.url();
  await house.kill();
  await expect(tom.mark).toHaveText('Offline');
  await tom.judgeHelpfulness([5, 2]);
  await tom.lockIn();
  await tom.page.close();
  await house.killAndStartAgain();
  await expect(lea.mark).toHaveText('Saved', { timeout: 30_000 });
  await expect(lea.says('0 of 2 locked in')).toBeVisible();
  const back = await house.anotherTab(tom, url);
  await expect(back.answer('Helpfulness, response A')).toHaveText('5');
  await expect(lea.says('1 of 2 locked in')).toBeVisible();
});

test('[U5] after kill -9 and a reload both see what they saw before', async ({ fragileHouse: house }) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await lea.judgeHelpfulness([4, 1]);
  await tom.judgeHelpfulness([2, 3]);
  await lea.button('Reveal').click();
  await expect(tom.compared('Helpfulness, response A', 'Lea')).toContainText('4');
  await tom.comment('Seen before the fall.');
  await expect(lea.says('Seen before the fall.')).toBeVisible();
  await house.killAndStartAgain();
  for (const person of [lea, tom]) {
    await person.page.reload();
    await expect(person.compared('Helpfulness, response A', 'Lea')).toContainText('4');
    await expect(person.compared('Helpfulness, response B', 'Tom')).toContainText('3');
    await expect(person.says('Seen before the fall.')).toBeVisible();
  }
});

test('[U5] a server that comes back is found again without a reload, and nothing typed meanwhile is lost', async ({
  fragileHouse: house,
}) => {
  const lea = await house.leadInSampleRoom();
  await expect(lea.mark).toHaveText('Saved');
  await house.kill();
  await expect(lea.mark).toHaveText('Offline');
  await lea.judgeHelpfulness([4, 1]);
  await house.killAndStartAgain();
  await expect(lea.mark).toHaveText('Saved', { timeout: 30_000 });
  const other = await house.anotherTab(lea);
  await expect(other.answer('Helpfulness, response A')).toHaveText('4');
});

test('[U6] two tabs of one person show one judgment', async ({ house }) => {
  const lea = await house.leadInSampleRoom();
  const other = await house.anotherTab(lea);
  await other.isAt(1);
  await lea.judgeHelpfulness([4, 1]);
  await expect(other.says('4 of 4 answered')).toBeVisible();
  await expect(other.answer('Helpfulness, response A')).toHaveText('4');
  await other.group('Helpfulness, response A').getByRole('radio', { name: /^5/ }).check({ force: true });
  await expect(lea.answer('Helpfulness, response A')).toHaveText('5');
});
