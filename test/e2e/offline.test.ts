// Hours without a network: reading, judging and writing go on, also after a reload, and all of it merges when the line is back.
import { expect, type House, type Person, roomOf, test } from './people.ts';

test.setTimeout(180_000);

const note = (person: Person) => person.page.getByRole('textbox', { name: 'Shared note on this example' });

/** Everything that this browser will need is in it: the files of the client, and all examples. */
const isReady = (person: Person) =>
  expect
    .poll(
      () =>
        person.page.evaluate(async () => {
          const [name] = (await caches.keys()).filter((each) => each.startsWith('tableread-shell-'));
          const files = name === undefined ? [] : await (await caches.open(name)).keys();
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open('tableread-kept');
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          const keys = await new Promise<IDBValidKey[]>((resolve) => {
            const request = database.transaction('answers').objectStore('answers').getAllKeys();
            request.onsuccess = () => resolve(request.result);
          });
          database.close();
          return files.length > 10 && keys.filter((key) => String(key).includes('/examples/')).length === 4;
        }),
      { timeout: 60_000 },
    )
    .toBe(true);

async function aRoomWithTom(house: House): Promise<{ lea: Person; tom: Person }> {
  const lea = await house.leadInSampleRoom();
  const tom = await house.joins('Tom', lea, roomOf(lea), { serviceWorkers: 'allow' });
  await lea.button('Reveal').click();
  for (const person of [lea, tom]) await expect(person.comparison()).toBeVisible();
  return { lea, tom };
}

test('[U157] [U150] an hour without the server, with a reload: reads everything, judges, writes on the note; then all merges', async ({
  fragileHouse: house,
}) => {
  const { lea, tom } = await aRoomWithTom(house);
  await tom.page.keyboard.press('e');
  await note(tom).click();
  await tom.page.keyboard.type('Before. ');
  await expect(tom.mark).toHaveText('Saved');
  await isReady(tom);

  await house.kill();
  await expect(tom.mark).toHaveText('Offline');
  await note(tom).click();
  await tom.page.keyboard.press('Control+End');
  await tom.page.keyboard.type('Without a line. ');
  await tom.page.keyboard.press('Escape');
  await tom.goTo(77);
  await tom.page.reload();
  await tom.isAt(77);
  await expect(tom.mark).toHaveText('Offline');
  await tom.judgeHelpfulness([5, 2]);
  await tom.goTo(100);
  await tom.goTo(1);
  await expect(tom.comparison()).toBeVisible();
  await tom.page.keyboard.press('e');
  await expect(note(tom)).toContainText('Before. Without a line.');
  await note(tom).click();
  await tom.page.keyboard.press('Control+End');
  await tom.page.keyboard.type('After the reload.');
  await tom.page.keyboard.press('Escape');
  await tom.goTo(5);

  await house.killAndStartAgain();
  await expect(tom.mark).toHaveText('Saved', { timeout: 60_000 });
  await lea.page.keyboard.press('e');
  await expect(note(lea)).toContainText('Before. Without a line. After the reload.', { timeout: 30_000 });
  await tom.goTo(77);
  await expect(tom.answer('Helpfulness, response A')).toHaveText('5');
});

test('[U158] a browser that lets nothing be kept is told so, and goes on while its page is open', async ({ house }) => {
  const lea = await house.leadInSampleRoom();
  const tom = await house.person('Tom', { serviceWorkers: 'allow' });
  await tom.page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      value: {
        open() {
          throw new DOMException('not here', 'SecurityError');
        },
      },
    });
  });
  const { link } = await lea.ask<{ link: string }>('POST', `/api/rooms/${roomOf(lea)}/invites`, {
    role: 'trainer',
    standing: 'trainer',
  });
  await tom.comeIn(link);
  await tom.isAt(1);
  await expect(tom.says('This browser keeps no copy of your work')).toBeVisible();
  await tom.judgeHelpfulness([4, 2]);
  await expect(tom.mark).toHaveText('Saved');
  await tom.goTo(60);
  await tom.page.context().setOffline(true);
  await expect(tom.mark).toHaveText('Offline');
  await tom.goTo(90);
  await tom.page.context().setOffline(false);
  await expect(tom.mark).toHaveText('Saved', { timeout: 60_000 });
});

test('[U158] a storage that fills up while one works is told, nothing is lost, and all of it is kept once there is room', async ({
  fragileHouse: house,
}) => {
  const { tom } = await aRoomWithTom(house);
  await isReady(tom);
  const browser = await tom.page.context().newCDPSession(tom.page);
  const origin = new URL(tom.page.url()).origin;
  const says = tom.says('This browser keeps no copy of your work');

  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000 });
  // Chromium remembers for a while how much room there was.
  const isTold = async () => {
    await tom.page.keyboard.press('x');
    return says.isVisible();
  };
  await expect.poll(isTold, { timeout: 90_000, intervals: [2_000] }).toBe(true);
  await tom.comment('Written while the storage was full.');
  await expect(tom.mark).toHaveText('Saved');
  await tom.goTo(2);
  await tom.page.context().setOffline(true);
  await expect(tom.mark).toHaveText('Offline');
  await tom.comment('Full, and without a line.');

  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await tom.comment('There is room again.');
  await house.kill();
  await tom.page.context().setOffline(false);
  await tom.page.reload();
  await tom.isAt(2);
  for (const text of ['Full, and without a line.', 'There is room again.'])
    await expect(tom.page.getByRole('article').getByText(text).first()).toBeVisible();
  await tom.goTo(1);
  await expect(tom.says('Written while the storage was full.')).toBeVisible();
  await expect(says).toBeHidden();
});
