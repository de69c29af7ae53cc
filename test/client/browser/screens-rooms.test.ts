// Making a room, and its people and invites.
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import NewRoomScreen from '../../../client/screens/NewRoomScreen.svelte';
import PeopleScreen from '../../../client/screens/PeopleScreen.svelte';
import { usualSettings } from '../../../shared/room/settings.ts';
import {
  aDataset,
  aMember,
  anExample,
  anInvite,
  aRoom,
  goes,
  idOf,
  Refuses,
  serve,
  signedInAs,
  TOKEN,
} from './screens-stage.ts';

const id = idOf('dataset');
const numberIn = (route: string, name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(route)?.[1]);
const datasetAnswers = {
  'GET /datasets': [aDataset(), aDataset({ id: idOf('other'), name: 'Short one', rows: 7 })],
  [`GET /datasets/${id}/window`]: ({ route }: { route: string }) => ({
    dataset: id,
    start: numberIn(route, 'start'),
    count: numberIn(route, 'count'),
    hash: String(numberIn(route, 'start') % 10).repeat(64),
  }),
  'GET /datasets/': { rows: 250, step: 2, lengths: [], windows: [], removed: [] },
  [`GET /datasets/${id}/examples`]: ({ route }: { route: string }) => ({
    total: 250,
    examples: [anExample(numberIn(route, 'start'))],
  }),
};

describe('a new room', () => {
  test('begins with the first hundred rows, and shows where they lie, their hash and both ends', async () => {
    signedInAs({ mayLead: true });
    const asked = serve(datasetAnswers);
    await render(NewRoomScreen, { chosen: id });

    await expect.element(page.getByText('Rows 1 to 100 of 250')).toBeVisible();
    await expect.element(page.getByText('Prompt 1', { exact: true })).toBeVisible();
    await expect.element(page.getByText('Prompt 100', { exact: true })).toBeVisible();
    await expect.element(page.getByText(`${'0'.repeat(12)}…`)).toBeVisible();

    await page.getByLabelText('First row').fill('2');
    await expect.element(page.getByText('Prompt 2', { exact: true })).toBeVisible();
    const looks = asked.filter(({ route }) => route.includes('/window?'));
    expect(looks.map(({ route }) => numberIn(route, 'start'))).toEqual([0, 1]);
  });

  test('is made of what was chosen', async () => {
    signedInAs({ mayLead: true });
    const asked = serve({ ...datasetAnswers, 'POST /rooms': aRoom() });
    const went = goes();
    await render(NewRoomScreen, { chosen: id });

    await page.getByLabelText('First row').fill('101');
    await page.getByLabelText('How many rows').fill('50');
    await page.getByLabelText('Pairwise preference').click();
    await page.getByLabelText('Solo').click();
    await page.getByLabelText('I judge too').click();
    await expect.element(page.getByLabelText('Title')).toHaveValue('Fables, rows 101–150');
    await page.getByLabelText('Title').fill('Tuesday');
    await page.getByRole('button', { name: 'Make the room' }).click();

    await expect.poll(() => went).toEqual([`/rooms/${idOf('room')}`]);
    expect(asked.findLast(({ route }) => route === 'POST /rooms')?.body).toEqual({
      title: 'Tuesday',
      dataset: id,
      start: 100,
      count: 50,
      rubric: { template: 'preference' },
      pace: 'solo',
      judges: false,
      settings: usualSettings,
    });
  });

  test('says which rows there are when others are asked for, and is not made', async () => {
    signedInAs({ mayLead: true });
    const asked = serve(datasetAnswers);
    await render(NewRoomScreen, { chosen: id });

    const field = page.getByLabelText('First row');
    await field.fill('251');
    await expect.element(field).toHaveAccessibleDescription('Give a row from 1 to 250.');
    await page.getByRole('button', { name: 'Make the room' }).click();

    await expect.element(field).toHaveFocus();
    expect(asked.filter(({ route }) => route === 'POST /rooms')).toEqual([]);
  });

  test('takes all rows of a dataset that has fewer than a hundred', async () => {
    signedInAs({ mayLead: true });
    serve(datasetAnswers);
    await render(NewRoomScreen, { chosen: idOf('other') });
    await expect.element(page.getByLabelText('How many rows')).toHaveValue(7);
  });

  test('shows what each rubric asks', async () => {
    signedInAs({ mayLead: true });
    serve(datasetAnswers);
    await render(NewRoomScreen, { chosen: id });
    await expect.element(page.getByText('How well does this response do what was asked?')).toBeVisible();
    await expect.element(page.getByText(/a yes is a critical error, for each response/)).toBeVisible();
    await page.getByLabelText('Pairwise preference').click();
    await expect.element(page.getByText(/A or B in 4 steps or a tie or both bad/)).toBeVisible();
  });

  test('begins with a file when there is no dataset', async () => {
    signedInAs({ mayLead: true });
    serve({ 'GET /datasets': [] });
    await render(NewRoomScreen, { chosen: undefined });
    await expect.element(page.getByRole('link', { name: 'Import a file' })).toHaveAttribute('href', '/datasets/new');
  });

  test('is not for those who do not lead', async () => {
    signedInAs();
    const asked = serve({});
    await render(NewRoomScreen, { chosen: undefined });
    await expect.element(page.getByText('Only leads can do this')).toBeVisible();
    expect(asked).toEqual([]);
  });
});

describe('the window of a new room', () => {
  const strip = {
    ...{ rows: 250, step: 2, lengths: Array.from({ length: 125 }, (_, cell) => 100 + cell), removed: [41] },
    windows: [
      { start: 50, count: 100, madeAt: Date.UTC(2026, 0, 5), room: { id: idOf('monday'), title: 'Monday' } },
      { start: 90, count: 20, madeAt: Date.UTC(2026, 0, 6) },
    ],
  };
  const answers = { ...datasetAnswers, [`GET /datasets/${id}/strip`]: strip };
  const slider = () => page.getByRole('slider', { name: 'The window in the dataset' });

  test('[U81] says what of it rooms have read, and names only rooms that one is in', async () => {
    signedInAs({ mayLead: true });
    serve(answers);
    await render(NewRoomScreen, { chosen: id });

    await expect.element(page.getByText('A room has read 50 of these 100 rows already:')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Monday' }))
      .toHaveAttribute('href', `/rooms/${idOf('monday')}`);
    await expect
      .element(page.getByText(/a room you are not in,\s+10.rows of its window 91–110, 6 January/))
      .toBeVisible();
    await page.getByRole('button', { name: 'First unread rows' }).click();
    await expect.element(page.getByText('Rows 151 to 250 of 250')).toBeVisible();
    await expect.element(page.getByText('No room has read any of these rows.')).toBeVisible();
  });

  test('[U81] is moved by keys, within the dataset', async () => {
    signedInAs({ mayLead: true });
    serve(answers);
    await render(NewRoomScreen, { chosen: id });
    await expect.element(slider()).toHaveAttribute('aria-valuetext', 'Rows 1 to 100 of 250');
    slider().element().focus();
    for (const [keys, said] of [
      ['{ArrowRight}{ArrowRight}', 'Rows 3 to 102 of 250'],
      ['{PageUp}', 'Rows 103 to 202 of 250'],
      ['{End}', 'Rows 151 to 250 of 250'],
      ['{ArrowRight}', 'Rows 151 to 250 of 250'],
      ['{Home}', 'Rows 1 to 100 of 250'],
    ] as const) {
      await userEvent.keyboard(keys);
      await expect.element(slider()).toHaveAttribute('aria-valuetext', said);
    }
    await expect.element(page.getByLabelText('First row')).toHaveValue(1);
  });

  test('[U81] is brought to where the strip is pressed', async () => {
    signedInAs({ mayLead: true });
    serve(answers);
    await render(NewRoomScreen, { chosen: id });
    await expect.element(page.getByText(/A room has read/)).toBeVisible();
    const { width, height } = slider().element().getBoundingClientRect();
    await slider().click({ position: { x: (width * 3) / 5, y: height / 2 } });
    await expect.element(slider()).toHaveAttribute('aria-valuetext', 'Rows 101 to 200 of 250');
  });

  test('[U81] can be chosen all the same while the strip cannot be had, which is said', async () => {
    signedInAs({ mayLead: true });
    const later: Record<string, unknown> = { ...datasetAnswers, [`GET /datasets/${id}/strip`]: new Refuses('fault') };
    serve(later);
    await render(NewRoomScreen, { chosen: id });
    await expect.element(page.getByText('Rows 1 to 100 of 250')).toBeVisible();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Something failed on the server/);
    later[`GET /datasets/${id}/strip`] = strip;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText(/A room has read 50/)).toBeVisible();
  });
});

describe('people of a room', () => {
  const room = idOf('room');
  const link = `http://localhost/join#${TOKEN}`;
  const answers = { [`GET /rooms/${room}`]: aRoom(), [`GET /rooms/${room}/invites`]: [] as unknown[] };

  test('an invite link is shown once, ready to be copied', async () => {
    signedInAs();
    const made = { invite: anInvite({ role: 'observer' }), token: TOKEN, link };
    const asked = serve({ ...answers, [`POST /rooms/${room}/invites`]: made });
    await render(PeopleScreen, { room });

    await page.getByRole('radio', { name: 'Observer' }).click();
    await page.getByLabelText('Works for').selectOptions('1 day');
    await page.getByLabelText('For how many people').fill('3');
    await page.getByRole('button', { name: 'Make a link' }).click();

    await expect.element(page.getByLabelText('Invite link')).toHaveValue(link);
    const posted = asked.find(({ route }) => route.startsWith('POST'))?.body;
    expect(posted).toEqual({ role: 'observer', standing: 'trainer', hours: 24, uses: 3 });
    await page.getByRole('button', { name: 'Done' }).click();
    expect(page.getByLabelText('Invite link').query()).toBeNull();
  });

  test('links say how often they were used and whether they still work', async () => {
    signedInAs();
    const invites = [
      anInvite({ standing: 'expert', used: 3 }),
      anInvite({ id: idOf('old'), expiresAt: 1 }),
      anInvite({ id: idOf('gone'), revokedAt: 1 }),
      anInvite({ id: idOf('full'), used: 20 }),
    ];
    serve({ ...answers, [`GET /rooms/${room}/invites`]: invites });
    await render(PeopleScreen, { room });

    await expect.element(page.getByText('Trainer (expert)')).toBeVisible();
    await expect.element(page.getByText('3 of 20 used')).toBeVisible();
    await expect.element(page.getByText('expires in 7 days')).toBeVisible();
    for (const state of ['expired', 'withdrawn', 'used up']) {
      await expect.element(page.getByText(state, { exact: true })).toBeVisible();
    }
    expect(page.getByRole('button', { name: /^Withdraw/ }).elements()).toHaveLength(1);
  });

  test('a member is removed only after a second word; oneself never', async () => {
    signedInAs();
    const asked = serve({ ...answers, [`DELETE /rooms/${room}/members/${idOf('ben')}`]: undefined });
    await render(PeopleScreen, { room });

    expect(page.getByRole('button', { name: 'Remove Ada' }).query()).toBeNull();
    await page.getByRole('button', { name: 'Remove Ben' }).click();
    await expect.element(page.getByRole('dialog')).toMatchTextContent('Remove Ben from this room?');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();

    await expect.poll(() => asked.map(({ route }) => route)).toContain(`DELETE /rooms/${room}/members/${idOf('ben')}`);
  });

  test('those who do not lead see who is here, and nothing to change it with', async () => {
    signedInAs();
    const me = aMember({ id: idOf('ben'), name: 'Ben', role: 'trainer', colour: 2 });
    const asked = serve({ ...answers, [`GET /rooms/${room}`]: aRoom({ me }) });
    await render(PeopleScreen, { room });

    await expect.element(page.getByRole('rowheader', { name: 'Ben you' })).toBeVisible();
    expect(page.getByRole('button', { name: /Remove|Make a link/ }).elements()).toEqual([]);
    expect(asked.map(({ route }) => route)).toEqual([`GET /rooms/${room}`]);
  });

  test('of a room one is not in are not shown', async () => {
    signedInAs();
    serve({ [`GET /rooms/${room}`]: new Refuses('not-found') });
    await render(PeopleScreen, { room });
    await expect.element(page.getByRole('alert')).toMatchTextContent(/There is nothing here that you may see/);
  });
});
