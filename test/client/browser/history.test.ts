// One person's numbers over several rooms, in a browser, by the real worker on what a server answers.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import HistoryPart from '../../../client/calibrating/parts/HistoryPart.svelte';
import type { CalibrationView } from '../../../shared/protocol/calibration.ts';
import { aMember, anExample, aRoom, idOf, serve } from './screens-stage.ts';

const EXAMPLES = 24;
const DAY = 86_400_000;
const people = ['ada', 'ben', 'cat'];

/** A room in which Ben lies so many points below the others, who differ from each other by chance alone. */
function roomWith(name: string, createdAt: number, below: number, me: 'lead' | 'trainer') {
  const members = [
    aMember({ id: idOf(`${name}ada`), name: 'Ada', role: 'lead' }),
    aMember({ id: idOf(`${name}ben`), name: 'Ben', role: 'trainer', colour: 2 }),
    aMember({ id: idOf(`${name}cat`), name: 'Cat', role: 'trainer', standing: 'expert', colour: 3 }),
  ];
  const examples = Array.from({ length: EXAMPLES }, (_, at) => anExample(at));
  const view = aRoom({
    ...{ id: idOf(name), title: `Room ${name}`, createdAt, members, examples: examples.map(({ id }) => id) },
    me: members[me === 'lead' ? 0 : 1] ?? aMember(),
  });
  const values = (who: string, at: number): number => {
    const truth = 3 + (at % 3);
    if (who === 'ben') return Math.max(1, truth - below + (at % 5 === 0 ? 1 : 0));
    return at % 4 === (who === 'ada' ? 1 : 2) ? truth - 1 : truth;
  };
  const calibration: CalibrationView = {
    examples: examples.map(({ id }) => ({
      ...{ example: id, sealed: {}, said: [], shownAt: {} },
      labels: { raters: [], ratings: [], spans: [] },
    })),
    judgments: people.flatMap((who) =>
      examples.map(({ id }, at) => ({
        ...{ member: idOf(`${name}${who}`), example: id, stage: 'blind' as const, rubricVersion: idOf('rubric') },
        ...{ rationale: '', versions: {}, acceptedAt: 1, confidence: null, cannotJudge: null, expectedShares: {} },
        ...{ seconds: 20, responseOrder: null, answers: { 'helpfulness.0': values(who, at) } },
      })),
    ),
    members: members.map(({ id, name: called, standing, colour }) => ({ id, name: called, standing, colour })),
  };
  const told = { room: view.id, member: idOf(`${name}ben`), title: view.title, createdAt };
  const answers = {
    [`GET /rooms/${view.id}`]: view,
    [`GET /rooms/${view.id}/examples`]: { total: EXAMPLES, examples },
    [`GET /rooms/${view.id}/calibration`]: calibration,
    [`GET /rooms/${view.id}/rubric-versions`]: [],
  };
  return { view, told, answers };
}

function threeRooms(me: 'lead' | 'trainer') {
  const rooms = [
    roomWith('first', 1_700_000_000_000, 2, me),
    roomWith('second', 1_700_000_000_000 + 7 * DAY, 1, me),
    roomWith('third', 1_700_000_000_000 + 14 * DAY, 0, me),
  ];
  const [here] = rooms;
  if (here === undefined) throw new Error('no room');
  const asked = serve({
    ...Object.assign({}, ...rooms.map(({ answers }) => answers)),
    [`GET /rooms/${here.view.id}/members/${idOf('firstben')}/history`]: rooms.map(({ told }) => told),
    [`GET /rooms/${here.view.id}/members/${idOf('firstada')}/history`]: [],
  });
  return { view: here.view, asked };
}

describe('a history', () => {
  test('[U225] every room in the order of time, each dimension with its interval, and whether anything surely changed', async () => {
    const { view } = threeRooms('trainer');
    await render(HistoryPart, { view });
    await expect.element(page.getByRole('heading', { name: 'History of Ben' })).toBeVisible();
    for (const title of ['Milder or stricter than the others', 'Milder or stricter than the expert']) {
      await expect.element(page.getByRole('heading', { name: title })).toBeVisible();
    }
    const figures = page.getByRole('figure', { name: 'Helpfulness' });
    const [others] = figures.elements();
    expect([...(others?.querySelectorAll('li .label a') ?? [])].map((link) => link.textContent)).toEqual([
      'Room first',
      'Room second',
      'Room third',
    ]);
    await expect.element(page.getByText(/From the first room to the last surely milder, by/).first()).toBeVisible();
    const href = others?.querySelector('li .label a')?.getAttribute('href');
    expect(href, 'to the portrait there, under the name they have there').toContain(`rater=${idOf('firstben')}`);
  });

  test('[U225] a trainer is asked of nobody else, and nobody else is asked about', async () => {
    const { view, asked } = threeRooms('trainer');
    await render(HistoryPart, { view });
    await expect.element(page.getByRole('heading', { name: 'History of Ben' })).toBeVisible();
    expect(page.getByRole('combobox').elements()).toEqual([]);
    const histories = asked.map(({ route }) => route).filter((route) => route.endsWith('/history'));
    expect(histories).toEqual([`GET /rooms/${view.id}/members/${idOf('firstben')}/history`]);
  });

  test('[U225] a lead chooses whose; of somebody of whom there is nothing it says so', async () => {
    const { view } = threeRooms('lead');
    await render(HistoryPart, { view });
    await expect.element(page.getByText('There are no numbers of this person in rooms open to you yet.')).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: 'Person' })).toHaveValue(idOf('firstada'));
  });
});
