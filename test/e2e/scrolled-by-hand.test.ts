// Whoever scrolled by hand is let be: what others do, what arrives late and what is opened leaves the words they read where they are.
import { expect, type Person, roomOf, test } from './people.ts';

const TOP_PX = 140;

interface Words {
  /** Index of the first block of the texts that is not above the window. */
  block: number;
  /** px from the top of the window. */
  at: number;
}

const wordsRead = ({ page }: Person): Promise<Words> =>
  page.evaluate((top) => {
    const boxes = [...document.querySelectorAll('article:not([hidden]) .prose > *')].map((one) =>
      one.getBoundingClientRect(),
    );
    const block = boxes.findIndex(({ bottom }) => bottom > top);
    return { block, at: Math.round(boxes[block]?.top ?? 0) };
  }, TOP_PX);

/** Scrolls by the wheel until the page has come to rest. */
async function scrollByHand(person: Person, px: number): Promise<Words> {
  await person.page.mouse.move(400, 500);
  await person.page.mouse.wheel(0, px);
  let before = await wordsRead(person);
  await expect
    .poll(async () => {
      const now = await wordsRead(person);
      const rests = now.block > 0 && now.block === before.block && now.at === before.at;
      before = now;
      return rests;
    })
    .toBe(true);
  return before;
}

/** As by a hand at the mouse: Playwright's own click scrolls the page when something lies over what it is to click. */
async function clickWhereItIs(person: Person, name: RegExp): Promise<void> {
  const box = await person.button(name).boundingBox();
  if (box === null) throw new Error(`There is no button ${name}.`);
  await person.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test('[U231] comments, an opening, panels and being brought leave the words one scrolled to where they are', async ({
  house,
}) => {
  const lea = await house.leadInSampleRoom();
  const room = roomOf(lea);
  const tom = await house.joins('Tom', lea, room, { viewport: { width: 1440, height: 500 } });
  const reading = await scrollByHand(tom, 420);
  const staysThere = async () => expect(await wordsRead(tom)).toEqual(reading);

  await lea.ask('POST', `/api/rooms/${room}/reveals`, { examples: 'all' });
  await expect(tom.comparison()).toBeVisible();
  await staysThere();

  await lea.comment('A word on all of it.');
  await expect(tom.page.getByRole('article', { name: /^Thread by Lea/ })).toHaveCount(1);
  await staysThere();

  await lea.page.keyboard.press('e');
  await lea.page.getByRole('textbox', { name: /note/i }).first().fill('Written meanwhile.');
  await clickWhereItIs(tom, /^People/);
  await expect(tom.button('Follow Lea')).toBeVisible();
  await staysThere();
  await tom.page.keyboard.press('Escape');
  await tom.page.keyboard.press('e');
  await expect(tom.says('Written meanwhile.')).toBeVisible();
  await staysThere();
  await tom.page.keyboard.press('Escape');

  await lea.button('Lead the room').click();
  await lea.page.getByText('Bring everyone here').click();
  await staysThere();
  await lea.page.keyboard.press('Escape');
  await lea.goTo(42);
  await lea.button('Lead the room').click();
  await lea.page.getByText('Bring everyone here').click();
  await tom.isAt(42);
  await tom.button('Back to 1').click();
  await tom.isAt(1);
  await expect.poll(() => wordsRead(tom)).toEqual(reading);
});
