// A rubric as people live with it: written together, published, judged again; and every kind of question in a real room.
import type { Dimension } from '../../shared/room/rubric.ts';
import { axeFaults } from './axe.ts';
import { expect, type House, type Person, roomOf, test } from './people.ts';

/** A room over the sample, made over HTTP by its lead, who then reads its first example. */
async function aRoom(lead: Person, rubric: object, more: object = {}): Promise<string> {
  const [dataset] = await lead.ask<{ id: string }[]>('GET', '/api/datasets');
  const room = await lead.ask<{ id: string }>('POST', '/api/rooms', {
    ...{ title: 'Calibration', dataset: dataset?.id, start: 0, count: 5, rubric, pace: 'together' },
    ...more,
  });
  await lead.page.goto(`/rooms/${room.id}`);
  await lead.isAt(1);
  return room.id;
}
async function leadAndTrainer(house: House, rubric: object, more: object = {}) {
  const lea = await house.lead();
  const room = await aRoom(lea, rubric, more);
  const tom = await house.joins('Tom', lea, room);
  return { lea, tom, room };
}
const press = async ({ page }: Person, keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test('[U181] two people write the next version together; it is published, and what it leaves behind is judged again', async ({
  house,
}) => {
  test.slow();
  const { lea, tom, room } = await leadAndTrainer(house, { template: 'helpfulness' });
  await tom.judgeHelpfulness([4, 2]);
  await tom.lockIn();
  await tom.goTo(2);
  await tom.judgeHelpfulness([3, 3]);

  await lea.page.goto(`/rooms/${room}/rubric`);
  await lea.button('Begin a draft of the next version').click();
  await lea.button(/^Helpfulness Scale/).click();
  const ana = await house.anotherTab(tom, `/rooms/${room}/rubric`);
  await ana.button(/^Critical error Yes or no/).click();
  await ana.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Harmful error');
  await expect(lea.button(/^Harmful error Yes or no/)).toBeVisible();
  await expect(ana.says('A lead publishes it.')).toBeVisible();
  await lea.page.getByRole('textbox', { name: 'Question', exact: true }).fill('How far does it solve what was asked?');
  const changes = lea.page.getByRole('region', { name: 'What it changes' });
  await expect(changes.getByText('Judgments under this clause will have to be made again.')).toHaveCount(2);
  // Another name for the same question changes no judgment.
  await changes.getByRole('listitem').filter({ hasText: 'Harmful error' }).getByRole('checkbox').check();
  await expect(ana.page.getByRole('checkbox', { name: 'Means the same: judgments stand' }).last()).toBeChecked();
  await lea.page.getByRole('textbox', { name: 'What changes, and why' }).fill('Solving counts, not style.');
  await lea.button('Publish version 2').click();
  await expect(lea.says('Version 2 is in force.')).toBeVisible();
  await expect(lea.page.getByText('Solving counts, not style.')).toBeVisible();

  await expect(tom.says('How far does it solve what was asked?')).toBeVisible();
  await expect(tom.says('2 to judge again')).toBeVisible();
  await expect(tom.page.getByText('Harmful error', { exact: true }).first()).toBeVisible();
  await expect(tom.page.getByText('This question has changed since you answered. Answer again, or')).toHaveCount(2);
  await press(tom, ['ArrowUp', 'ArrowUp', 'ArrowUp', '5', '3']);
  await expect(tom.page.getByText('This question has changed since you answered')).toHaveCount(0);
  await tom.goTo(1);
  await expect(tom.page.getByText('Unlock to judge again').first()).toBeVisible();
  await press(tom, ['u']);
  await tom.button('keep this answer').first().click();
  await tom.button('keep this answer').first().click();
  await expect(tom.page.getByText(/to judge again/)).toHaveCount(0);
  await tom.lockIn();
});

const question = { help: '', nature: 'objective', ceiling: 'low', required: true } as const;
const four: { title: string; dimensions: Dimension[] } = {
  title: 'Four',
  dimensions: [
    {
      ...question,
      id: 'order',
      type: 'ranking',
      name: 'Order',
      question: 'Which is better?',
      per: 'example',
      ties: true,
    },
    {
      ...{ ...question, id: 'use', type: 'scale', name: 'Use', question: 'Of what use?', per: 'example' },
      ...{ points: 5, anchors: { '1': 'None', '5': 'Great' } },
    },
    { ...question, id: 'harm', type: 'yes-no', name: 'Harm', question: 'Any harm?', per: 'example', critical: true },
    {
      ...{ ...question, id: 'tone', type: 'choice', name: 'Tone', question: 'Which tone?', per: 'example' },
      choices: [
        { id: 'warm', label: 'Warm' },
        { id: 'cold', label: 'Cold' },
      ],
    },
  ],
};

test('[J26] [J28] a judgment of four questions takes six keys at most, a ranking among them', async ({ house }) => {
  const { lea } = await leadAndTrainer(house, four);
  await press(lea, ['2', '4', '2', '1', 'Enter']);
  await expect(lea.button('Unlock')).toBeVisible();
  const room = roomOf(lea);
  await expect
    .poll(() => lea.ask<{ answers: object }[]>('GET', `/api/rooms/${room}/judgments`))
    .toMatchObject([{ answers: { order: [2, 1], use: 4, harm: false, tone: 'warm' } }]);
});

test('[J28] a ranking is dragged to another order', async ({ house }) => {
  const { lea } = await leadAndTrainer(house, four);
  await lea.button('Response A: no place yet').click();
  const [first, second] = [lea.button('Response A: place 1 of 2'), lea.button('Response B: place 2 of 2')];
  const [from, to] = [await first.boundingBox(), await second.boundingBox()];
  if (from === null || to === null) throw new Error('the ranking is not on the screen');
  await lea.page.mouse.move(from.x + 40, from.y + from.height / 2);
  await lea.page.mouse.down();
  await lea.page.mouse.move(to.x + 40, to.y + to.height - 2, { steps: 6 });
  await lea.page.mouse.up();
  await expect(lea.button('Response B: place 1 of 2')).toBeVisible();
});

test('[J29] [J20] errors are marked in the text and listed; what cannot be judged is locked in with a reason', async ({
  house,
}) => {
  const { lea, tom } = await leadAndTrainer(house, { template: 'mqm' });
  const response = tom.page.getByRole('article', { name: /^Example 1/ }).getByRole('region', { name: 'Response A' });
  const words = response.locator('.prose p').first();
  await words.click({ clickCount: 3 });
  const errors = tom.page.getByRole('group', { name: 'Errors, response A' });
  await expect(errors.getByText('What is wrong with')).toBeVisible();
  await press(tom, ['1', '2']);
  await expect(errors.getByRole('listitem')).toHaveText(/Accuracy: it says something else, Major\s+· response A/);
  await expect(response.getByRole('button', { name: /Accuracy/ })).toBeAttached();
  await press(tom, ['ArrowDown', '0', '4', '3', 'Enter']);
  await expect(tom.button('Unlock')).toBeVisible();
  await press(lea, ['o']);
  await lea.page.keyboard.type('I do not know this field.');
  await press(lea, ['Enter']);
  await expect(lea.button('Unlock')).toBeVisible();
  await expect(lea.says('2 of 2 locked in')).toBeVisible();
});

test('[U182] a rubric of one’s own is written for a new room, tried beside it, and asked in the room', async ({
  house,
}) => {
  const lea = await house.lead();
  await lea.page.goto('/rooms/new');
  await lea.page.getByRole('radio', { name: 'One of your own' }).check();
  await lea.page.getByText('Add a question').click();
  await lea.button('Any of several').click();
  await lea.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Faults');
  await lea.button('Make the room').click();
  await expect(lea.says('Write the question itself.')).toBeVisible();
  await lea.page.getByRole('textbox', { name: 'Question', exact: true }).fill('What is wrong with it?');
  const preview = lea.page.getByRole('region', { name: 'As it will be asked' });
  await expect(preview.getByText('What is wrong with it?')).toBeVisible();
  await preview.getByRole('checkbox', { name: 'None of these' }).first().click();
  await lea.button('Make the room').click();
  await lea.isAt(1);
  await expect(lea.page.getByRole('group', { name: 'Faults, response A' })).toBeVisible();
  await expect(lea.page.getByRole('checkbox', { name: 'One thing' }).first()).toBeVisible();
});

test('[J25] responses are shuffled for each reader until the example opens', async ({ house }) => {
  const lea = await house.lead();
  const room = await aRoom(lea, { template: 'preference' }, { settings: { shuffles: true }, count: 40, pace: 'solo' });
  const view = await lea.ask<{ me: { id: string }; examples: string[] }>('GET', `/api/rooms/${room}`);
  const page = await lea.ask<{ examples: { content: { responses: { text: string }[] } }[] }>(
    'GET',
    `/api/rooms/${room}/examples?from=0&count=40`,
  );
  const { responseOrder } = await import('../../shared/room/response-order.ts');
  const beginnings = page.examples.map(({ content }) => content.responses.map(({ text }) => text.slice(0, 12)));
  // One that is turned, and whose responses look on the page as they are written.
  const turned =
    view.examples.findIndex(
      (example, n) =>
        responseOrder(view.me.id, example, 2)[0] === 1 && beginnings[n]?.every((text) => /^[\p{L} ,']+$/u.test(text)),
    ) + 1;
  await lea.goTo(turned);
  const [first, second] = beginnings[turned - 1] ?? [];
  const shown = lea.page.getByRole('article', { name: new RegExp(`^Example ${turned}\\b`) }).locator('.prose');
  const sees = async () => (await shown.allInnerTexts()).slice(-2).map((text) => text.slice(0, 12));
  expect(await sees()).toEqual([second, first]);
  await press(lea, ['1', 'Enter']);
  await expect(lea.heading('Judgments side by side')).toBeVisible();
  await expect.poll(sees).toEqual([first, second]);
  expect(await lea.ask('GET', `/api/rooms/${room}/judgments`)).toMatchObject([
    { responseOrder: [1, 0], answers: { preference: 4 } },
  ]);
});

const atResponse = ({ page }: Person, letter: string) =>
  page
    .getByRole('article', { name: /^Example 1\b/ })
    .getByRole('region', { name: `Response ${letter}`, exact: true })
    .getByRole('radiogroup', { name: `Helpfulness, response ${letter}` });
const inPanel = ({ page }: Person, letter: string) =>
  page
    .getByRole('region', { name: 'Your judgment', exact: true })
    .getByRole('radiogroup', { name: `Helpfulness, response ${letter}` });

test('[U183] what is asked of a response stands at its text while one reads an example; in one scroll or one text, and where one likes it better, in the panel', async ({
  house,
}) => {
  const { lea } = await leadAndTrainer(house, { template: 'helpfulness' });
  const height = lea.page.viewportSize()?.height ?? 0;
  await press(lea, ['4']);
  const first = atResponse(lea, 'A');
  await expect(first.getByRole('radio', { name: /^4/ })).toBeChecked();
  const box = await first.boundingBox();
  expect(box && box.y + box.height, 'in view however long the text is').toBeLessThanOrEqual(height);
  await lea.button('Mark differences').click();
  await expect(atResponse(lea, 'B')).toBeVisible();
  await lea.button('As one text').click();
  await expect(inPanel(lea, 'A').getByRole('radio', { name: /^4/ })).toBeChecked();
  await lea.button('Mark differences').click();
  await expect(first).toBeVisible();
  await press(lea, ['m']);
  await expect(inPanel(lea, 'A').getByRole('radio', { name: /^4/ })).toBeChecked();
  await expect(first).toHaveCount(0);
  await press(lea, ['m']);
  await expect(first).toBeVisible();
  await lea.button('Reading settings').click();
  await lea.page.getByRole('radio', { name: 'In the panel' }).check({ force: true });
  await expect(inPanel(lea, 'A').getByRole('radio', { name: /^4/ })).toBeChecked();
  await lea.page.reload();
  await expect(inPanel(lea, 'A').getByRole('radio', { name: /^4/ })).toBeChecked();
});

test('[U183] [U11] on a phone each response is followed by its questions, and the sheet makes way for what is missing', async ({
  house,
}) => {
  const { lea, room } = await leadAndTrainer(house, { template: 'helpfulness' });
  const ana = await house.joins('Ana', lea, room, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await atResponse(ana, 'A').getByRole('radio', { name: /^4/ }).tap();
  await ana.button('Your judgment').tap();
  await expect(ana.button('Helpfulness, response A: 4. Go there')).toBeVisible();
  await ana.button('Lock in').tap();
  await expect(ana.button('Lock in')).toBeHidden();
  await expect(atResponse(ana, 'B').getByRole('radio').first()).toBeFocused();
  await expect(atResponse(ana, 'B')).toBeInViewport();
  expect(await ana.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('[U184] [U185] what a new version leaves behind is marked on one’s own strip, and listed for the lead as far as it is open', async ({
  house,
}) => {
  const { lea, tom, room } = await leadAndTrainer(house, { template: 'helpfulness' });
  for (const n of [2, 1]) {
    await tom.goTo(n);
    await tom.judgeHelpfulness([4, 2]);
    await tom.lockIn();
  }
  await press(lea, ['r']);
  await expect(lea.comparison()).toBeVisible();
  const { rubric, rubricVersion: base } = await lea.ask<{ rubric: { dimensions: Dimension[] }; rubricVersion: string }>(
    ...['GET', `/api/rooms/${room}`],
  );
  const [first, ...rest] = rubric.dimensions;
  const dimensions = [{ ...first, question: 'Does it help?' }, ...rest];
  await lea.ask('POST', `/api/rooms/${room}/rubric-versions`, { base, rubric: { ...rubric, dimensions } });

  const cell = (n: number) =>
    tom.page.getByRole('gridcell', { name: new RegExp(`^Example ${n}: .*to be judged again`) });
  await expect(cell(1)).toBeVisible();
  await expect(cell(2)).toBeVisible();
  await lea.page.goto(`/rooms/${room}/rubric`);
  const list = lea.page.getByRole('table', { name: 'What each person has to judge again' });
  await expect(list.getByRole('row', { name: /Tom/ }).getByRole('link')).toHaveText(['1']);
  await tom.button('keep this answer').first().click();
  await tom.button('keep this answer').first().click();
  await expect(cell(1)).toHaveCount(0);
  await expect(lea.says('Of what is open to you, nothing has to be judged again.')).toBeVisible();
});

test('[U9] [U11] the page of a rubric, with every kind of question unfolded, has no fault that axe finds, and fits a phone', async ({
  house,
}) => {
  test.slow();
  const { lea, room } = await leadAndTrainer(house, { template: 'battery' });
  await lea.page.goto(`/rooms/${room}/rubric`);
  await lea.button('Begin a draft of the next version').click();
  const questions = lea.page.getByRole('list', { name: 'Questions' });
  await lea.page.getByText('Add a question').click();
  for (const type of ['Scale', 'Preference', 'Ranking', 'Number', 'Errors marked in the text']) {
    await lea.page.getByRole('group').filter({ hasText: 'Add a question' }).getByRole('button', { name: type }).click();
    await expect(questions.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
    expect(await axeFaults(lea), type).toEqual([]);
  }
  const changes = lea.page.getByRole('region', { name: 'What it changes' });
  await expect(changes.getByRole('heading', { name: 'No name yet new' })).toHaveCount(5);
  for (const width of [1440, 390, 320]) {
    await lea.page.setViewportSize({ width, height: 800 });
    expect(await lea.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});
