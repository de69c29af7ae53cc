// A room that opens by itself, and what it decides: reveal when all have locked in, by timer, after k; movement, outcomes, a challenge and its ruling.

import type { Rubric } from '../../shared/room/rubric.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import type { Pace } from '../../shared/room/sight.ts';
import { axeFaults } from './axe.ts';
import { expect, type House, type Person, roomOf, test } from './people.ts';

const common = { help: '', ceiling: 'low', required: true, per: 'example' } as const;
const rubric: Rubric = {
  title: 'Correct and warm',
  dimensions: [
    {
      ...common,
      id: 'correct',
      name: 'Correct',
      question: 'How correct are the responses?',
      nature: 'objective',
      type: 'scale',
      points: 5,
      anchors: { '1': 'Nothing is right', '5': 'All of it is right' },
    },
    {
      ...common,
      id: 'warm',
      name: 'Warm',
      question: 'How warm are they?',
      nature: 'subjective',
      type: 'scale',
      points: 5,
      anchors: {},
    },
  ],
};

/** The lead makes a room on the sample with these settings, and goes in. */
async function aRoom(house: House, pace: Pace, settings: Partial<RoomSettings>): Promise<Person> {
  const lea = await house.leadInSampleRoom();
  const { dataset } = await lea.ask<{ dataset: { id: string } }>('GET', `/api/rooms/${roomOf(lea)}`);
  const asked = { title: 'Deciding', dataset: dataset.id, start: 0, count: 10, rubric, pace, settings };
  const { id } = await lea.ask<{ id: string }>('POST', '/api/rooms', asked);
  await lea.page.goto(`/rooms/${id}`);
  await lea.isAt(1);
  return lea;
}

async function judge(person: Person, ...values: number[]): Promise<void> {
  await expect(person.group('Correct')).toBeVisible();
  for (const value of values) await person.page.keyboard.press(String(value));
  await expect(person.says('2 of 2 answered')).toBeVisible();
}

const names = (person: Person, question: string) =>
  person.comparison().getByRole('list', { name: question, exact: true }).getByRole('listitem');

const isAccessible = async (person: Person) => expect(await axeFaults(person)).toEqual([]);

test('[U200] [U202] [U203] [U205] the last lock-in reveals; who stands apart comes first, the question is settled, and a challenge becomes a ruling at the clause', async ({
  house,
}) => {
  test.slow();
  const lea = await aRoom(house, 'together', { revealsWhenAll: true });
  const room = roomOf(lea);
  const [tom, ann] = [await house.joins('Tom', lea, room), await house.joins('Ann', lea, room)];
  await judge(lea, 4, 2);
  await judge(tom, 1, 5);
  await tom.page.getByRole('textbox', { name: /Rationale/ }).fill('B names a law that is not there.');
  await judge(ann, 4, 5);
  await expect(ann.says('stays sealed until everyone here has locked in')).toBeVisible();
  for (const person of [lea, tom]) await person.button('Lock in').click();
  await expect(ann.says('2 of 3 locked in')).toBeVisible();
  await expect(lea.comparison()).toBeHidden();
  await ann.button('Lock in').click();
  for (const person of [lea, tom, ann]) await expect(person.comparison()).toBeVisible();

  await expect(names(ann, 'Correct')).toHaveText([/^\s*T\s*Tom/, /Lea/, /Ann/]);
  await expect(ann.comparison().getByText('subjective: described, not settled')).toBeVisible();
  await expect(names(ann, 'Warm')).toHaveText([/^2/, /^5/]);

  await tom.group('Correct').getByRole('radio', { name: /^4/ }).check({ force: true });
  await expect(ann.compared('Correct', 'Tom').locator('s')).toHaveText('1');
  await expect(ann.compared('Correct', 'Tom')).toContainText('open');

  await ann.button('How did the discussion of Correct end?').click();
  await ann.page.getByRole('group', { name: 'On which value?' }).getByRole('radio', { name: '4' }).check();
  await ann.page.getByRole('textbox', { name: 'A note (optional)' }).fill('The law was renamed.');
  await ann.button('Save').click();
  for (const person of [ann, lea]) await expect(person.says(/^Settled: 4/)).toBeVisible();

  await tom.button('Challenge “Correct”').first().click();
  await tom.page.getByRole('textbox', { name: 'What is wrong with it?' }).fill('“All of it” is never the case.');
  await tom.button('Add an example').click();
  await tom.page.getByRole('textbox', { name: 'What example 1 shows' }).fill('A small slip, and still a 5.');
  await isAccessible(tom);
  await tom.button('Send the challenge').click();
  await expect(lea.says('1 open challenge')).toBeVisible();

  await lea.page.getByRole('link', { name: 'Decisions' }).click();
  await expect(lea.says('A small slip, and still a 5.')).toBeVisible();
  await lea.button('Rule on it').click();
  await lea.page.getByRole('radio', { name: 'Accepted in part' }).check({ force: true });
  await lea.page.getByRole('textbox', { name: 'Reason' }).fill('Nearly all of it is enough for a 5.');
  await isAccessible(lea);
  await lea.button('Give this ruling').click();
  await expect(lea.heading('Correct: Accepted in part')).toBeVisible();
  const [file] = await Promise.all([
    lea.page.waitForEvent('download'),
    lea.page.getByRole('link', { name: 'Rulings as Markdown' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('rulings.md');

  await ann.page.getByText('A ruling on this').filter({ visible: true }).first().click();
  await expect(ann.says('Nearly all of it is enough for a 5.')).toBeVisible();
  await isAccessible(ann);
});

test('[U201] [U204] the lead chooses several examples and starts a timer; everyone sees it run down, and it can be stopped', async ({
  house,
}) => {
  const lea = await aRoom(house, 'together', {});
  const tom = await house.joins('Tom', lea, roomOf(lea), { viewport: { width: 390, height: 844 } });
  const menu = async () => {
    await lea.button('Lead the room').click();
    await lea.button('Reveal several, or by timer…').click();
  };
  await menu();
  await lea.page.getByRole('textbox', { name: 'Which examples?' }).fill('1, 3–4');
  await lea.page.getByRole('combobox', { name: 'When?' }).selectOption('In 2 minutes');
  await isAccessible(lea);
  await lea.button('Start the timer for 3 examples').click();
  for (const person of [lea, tom])
    await expect(person.page.getByRole('timer', { name: '3 examples are revealed' })).toHaveText(/1:5\d/);
  await lea.page.reload();
  await expect(lea.page.getByRole('timer')).toHaveText(/1:\d\d/);
  await lea.button('Stop').click();
  for (const person of [lea, tom]) await expect(person.page.getByRole('timer')).toBeHidden();
  await menu();
  await lea.page.getByRole('textbox', { name: 'Which examples?' }).fill('1, 3–4');
  await lea.button('Reveal 3 examples').click();
  for (const n of [1, 2, 3, 4])
    await expect(tom.page.locator(`[data-n="${n}"]`)).toHaveAttribute('aria-label', n === 2 ? /sealed/ : /open|sealed/);
  await expect(lea.comparison()).toBeVisible();
  expect(await tom.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('[U206] in solo after two the first to lock in waits, is told when it opens, and then sees both', async ({
  house,
}) => {
  const lea = await aRoom(house, 'solo', { opensAfter: 2 });
  const tom = await house.joins('Tom', lea, roomOf(lea));
  await judge(tom, 3, 3);
  await tom.button('Lock in').click();
  await expect(tom.says('1 of 2 locked in')).toBeVisible();
  await expect(tom.says(/stays sealed until you and enough others, 2 in all/)).toBeVisible();
  await tom.goTo(2);
  await judge(lea, 5, 1);
  await lea.button('Lock in').click();
  await expect(lea.comparison()).toBeVisible();
  await tom.button('Go to 1').click();
  await expect(tom.compared('Correct', 'Lea')).toContainText('5');
});

test('[U208] [U209] [U210] the open screen of decisions follows what others decide, tells what was said before, and takes a ruling that nobody asked for', async ({
  house,
}) => {
  const lea = await aRoom(house, 'open', {});
  const room = roomOf(lea);
  const tom = await house.joins('Tom', lea, room);
  await expect(lea.comparison()).toBeVisible();
  await tom.group('Correct').getByRole('radio', { name: /^4/ }).check({ force: true });
  await lea.page.getByRole('link', { name: 'Decisions' }).click();
  await expect(lea.says('Nothing is decided yet.')).toBeVisible();
  const settle = async (value: string) => {
    await tom.button(/^(How did the discussion of Correct end\?|Change how Correct ended)$/).click();
    await tom.page.getByRole('group', { name: 'On which value?' }).getByRole('radio', { name: value }).check();
    await tom.button('Save').click();
  };
  await settle('4');
  const decided = lea.page.getByRole('article', { name: 'Example 1, Correct' });
  await expect(decided.getByText('Settled: 4')).toBeVisible();
  await settle('5');
  await expect(decided.getByText('Settled: 5 · All of it is right')).toBeVisible();
  await decided.getByText('What was said before').click();
  await expect(decided.getByRole('listitem')).toHaveText(/Settled: 4\s*Tom, .+, until /);

  await lea.button('Rule on a clause').click();
  await lea.page.getByRole('combobox', { name: 'Which clause?' }).selectOption('Correct, 5');
  await lea.page.getByRole('radio', { name: 'It stands' }).check({ force: true });
  await lea.page.getByRole('textbox', { name: 'Reason' }).fill('A slip is no 5.');
  await tom.button('Challenge “Correct”').first().click();
  await tom.page.getByRole('textbox', { name: 'What is wrong with it?' }).fill('Too strict.');
  await tom.button('Send the challenge').click();
  await expect(lea.says('Too strict.')).toBeVisible();
  await expect(lea.page.getByRole('textbox', { name: 'Reason' }), 'what is being written stays').toHaveValue(
    'A slip is no 5.',
  );
  await isAccessible(lea);
  await lea.button('Give this ruling').click();
  await expect(lea.heading('Correct, 5: It stands')).toBeVisible();

  await lea.button('Rule on it').click();
  await lea.page.getByRole('textbox', { name: 'Reason' }).fill('It is meant so.');
  await tom.page.goto(`/rooms/${room}/decisions`);
  await tom.button('Withdraw').click();
  await expect(lea.says('Somebody has ruled on it meanwhile, or it was withdrawn.')).toBeVisible();
  await expect(lea.page.getByRole('textbox', { name: 'Reason' })).toHaveValue('It is meant so.');
  await lea.button('Cancel').click();
  await expect(lea.says('No challenges are open.')).toBeVisible();
});
