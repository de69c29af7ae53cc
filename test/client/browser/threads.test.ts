// Threads in the margin: comments, answers, signs, tags, instincts; what is resolved, removed and filtered; and where cards stand.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import type { Subject } from '../../../shared/room/entry.ts';
import { AnnotatingStage, ana, bo, cem, example, highlightOf, response } from './annotating-stage.ts';
import ThreadsStage from './ThreadsStage.svelte';

const [first, second] = [response(0), response(1)];
const on = (ref: string): Subject => ({ on: 'entry', entry: ref });
const said = (text: string, subject: Subject = { on: 'example' }) =>
  ({ kind: 'comment', example, subject, text }) as const;
const card = (name: RegExp = /Thread by Ana/) => page.getByRole('article', { name });
const entryOfKind = (stage: AnnotatingStage, kind: string) =>
  stage.desk.annotationsOn(example).find(({ entry }) => entry.kind === kind)?.entry;

async function aStage(options: ConstructorParameters<typeof AnnotatingStage>[0] = {}) {
  const stage = new AnnotatingStage(options);
  await render(ThreadsStage, { stage });
  return stage;
}

beforeEach(() => page.viewport(1440, 900));
afterEach(cleanup);

describe('a comment on selected words', () => {
  test('[U100] is written on a highlight of them, changed, and deleted, with a way back', async () => {
    const stage = await aStage();
    stage.passage(first, 100);
    stage.select(first);
    stage.annotating.comment();
    await userEvent.keyboard('Is this so?{Control>}{Enter}{/Control}');
    await expect.element(card().getByText('Is this so?')).toBeVisible();
    expect(stage.kinds()).toEqual(['highlight', 'comment']);

    await card().getByRole('button', { name: 'Edit' }).click();
    await card().getByRole('textbox').fill('It is so.');
    await card().getByRole('button', { name: 'Save' }).click();
    await expect.element(card().getByText('It is so.')).toBeVisible();

    await card().getByRole('button', { name: 'Delete the comment' }).click();
    await expect.element(card().getByText('It is so.')).not.toBeInTheDocument();
    expect(stage.kinds()).toEqual(['highlight']);
    stage.notices.at(-1)?.undo?.();
    await expect.element(card().getByText('It is so.')).toBeVisible();
  });

  test('[U100] keeps what is typed when its card finds its place above others', async () => {
    const stage = await aStage();
    stage.passage(first, 600);
    stage.passage(second, 100);
    stage.select(first);
    stage.annotating.comment();
    await userEvent.keyboard('Below.{Control>}{Enter}{/Control}');
    stage.select(second);
    stage.annotating.comment();
    await userEvent.keyboard('Above, and typed to its end.');
    await expect.element(page.getByRole('textbox')).toHaveValue('Above, and typed to its end.');
    expect(document.activeElement).toBe(page.getByRole('textbox').element());
  });
});

describe('a response of which threads are', () => {
  const aboutFirst = async (open: boolean) => {
    const stage = await aStage({ shuffles: true, open });
    stage.desk.add(said('Which is it?', { on: 'part', part: first }));
    return card();
  };

  test('[U131] has the letter of its place where it is read while it is sealed', async () => {
    await expect.element((await aboutFirst(false)).getByText('On response B')).toBeVisible();
  });

  test('[U131] has the letter of the file, as for everybody, once it is open', async () => {
    await expect.element((await aboutFirst(true)).getByText('On response A')).toBeVisible();
  });
});

describe('words of a comment', () => {
  test('[U101] are laid out as Markdown, and nothing in them loads or runs', async () => {
    const stage = await aStage({ open: true });
    stage.lay(
      bo,
      'c1',
      said('**Sure**, `x < 1`:\n\n- one\n- ![spy](https://spy.example/x.png)\n\n<img src=x onerror=alert(1)>'),
    );
    const thread = card(/Thread by Bo/);
    await expect.element(thread.getByText('Sure')).toBeVisible();
    const element = thread.element();
    expect(element.querySelector('.prose :is(strong, b)')?.textContent).toBe('Sure');
    expect(element.querySelectorAll('li')).toHaveLength(2);
    expect(element.querySelector('code')?.textContent).toBe('x < 1');
    expect(element.querySelector('img')).toBeNull();
    expect(element.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  test('[U102] call on members: completed after an @, kept with their ids, and standing out', async () => {
    const stage = await aStage({ open: true });
    stage.annotating.composing = { on: 'example' };
    stage.lay(bo, 'c1', said('First.'));
    stage.annotating.composing = on(`${bo.id}/c1`);
    await userEvent.keyboard('Ask @li');
    await expect.element(page.getByRole('option', { name: 'Bo Lind' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('textbox')).toHaveValue('Ask @Bo Lind ');
    await userEvent.keyboard('or @Ce');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('option')).not.toBeInTheDocument();
    await userEvent.keyboard('m, not a@Cem.{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('@Bo Lind')).toHaveClass('mention');
    expect(entryOfKind(stage, 'comment')).toMatchObject({
      text: 'Ask @Bo Lind or @Cem, not a@Cem.',
      mentions: [bo.id, cem.id],
    });
  });

  test('[U102] that call on me stand out more', async () => {
    const stage = await aStage({ open: true });
    stage.lay(bo, 'c1', { ...said('@Ana, see `@Ana`.'), mentions: [ana.id] });
    await expect.element(page.getByText('@Ana', { exact: true }).first()).toHaveClass('mention me');
    expect(document.querySelectorAll('.mention')).toHaveLength(1);
  });
});

describe('a thread of several people', () => {
  test('[U103] takes signs: mine is put and taken back, and all are named', async () => {
    const stage = await aStage({ open: true });
    const ref = stage.lay(bo, 'c1', said('Look.'));
    stage.lay(cem, 'r1', { kind: 'reaction', example, to: ref, emoji: '👍' });
    const sign = page.getByRole('button', { name: /👍 agree/ });
    await expect.element(sign.first()).toHaveTextContent('👍 1');
    await sign.first().click();
    await expect.element(page.getByRole('button', { name: '👍 agree Cem and Ana' })).toHaveTextContent('👍 2');
    expect(stage.kinds()).toEqual(['reaction']);
    await sign.first().click();
    await expect.element(sign.first()).toHaveTextContent('👍 1');
    await page.getByRole('button', { name: 'React' }).click();
    await page.getByRole('button', { name: '🤔 not sure' }).click();
    await expect.element(page.getByRole('button', { name: /🤔 not sure Ana/ })).toBeVisible();
  });

  test('[U104] is resolved and folded, looked into, and opened again; the last word counts', async () => {
    const stage = await aStage({ open: true });
    const ref = stage.lay(bo, 'c1', said('Is B wrong?'));
    const thread = card(/Thread by Bo/);
    await thread.getByRole('button', { name: 'Resolve' }).click();
    await expect.element(thread.getByText('Resolved by Ana')).toBeVisible();
    await expect.element(thread.getByRole('button', { name: 'Reply' })).not.toBeInTheDocument();
    await thread.getByRole('button', { name: 'Show' }).click();
    await expect.element(thread.getByRole('button', { name: 'Reply' })).toBeVisible();
    await thread.getByRole('button', { name: 'Reopen' }).click();
    await expect.element(thread.getByText('Reopened by Ana')).toBeVisible();
    expect(stage.kinds(), 'written anew, not beside').toEqual(['resolution']);
    stage.desk.remove(stage.desk.annotationsOn(example)[0]?.id ?? '');
    stage.lay(ana, 's', { kind: 'resolution', example, thread: ref, resolved: false }, 10);
    stage.lay(cem, 's', { kind: 'resolution', example, thread: ref, resolved: true }, 20);
    await expect.element(thread.getByText('Resolved by Cem')).toBeVisible();
  });

  test('[U105] keeps the place of what was deleted while something hangs under it', async () => {
    const stage = await aStage({ open: true });
    const subject = { on: 'part', part: second } as const;
    const ref = stage.lay(bo, 'c1', { kind: 'removed', example, was: 'comment', subject });
    stage.lay(cem, 'c2', said('I disagree.', on(ref)), 2_000);
    const thread = card(/Thread by Bo/);
    await expect.element(thread.getByText('This comment was deleted.')).toBeVisible();
    await expect.element(thread.getByText('I disagree.')).toBeVisible();
    await expect.element(thread.getByText('On response B')).toBeVisible();
    stage.take(`${cem.id}/c2`);
    await expect.element(thread).not.toBeInTheDocument();
  });

  test('[U106] can be about somebody’s rationale or answer', async () => {
    const stage = await aStage({ open: true });
    const rationale = stage.lay(bo, `rationale.${example}`, { kind: 'rationale', example, text: 'A is kinder.' });
    const answer = stage.lay(cem, `judgment.${example}.preference`, {
      kind: 'judgment',
      example,
      dimension: 'preference',
      value: 2,
    });
    stage.annotating.post(on(rationale), 'Kinder to whom?');
    stage.annotating.post(on(answer), 'So sure?');
    await expect.element(page.getByText('On Bo Lind’s rationale')).toBeVisible();
    await expect.element(page.getByText(/On Cem’s answer to/)).toBeVisible();
    expect(stage.annotating.on.threadsAbout(rationale)).toHaveLength(1);
  });
});

describe('an instinct', () => {
  test('[U107] is put down at once, on the selected words or the example, and explained later', async () => {
    const stage = await aStage();
    stage.passage(first, 100);
    stage.select(first);
    stage.annotating.instinct();
    expect(stage.kinds()).toEqual(['highlight', 'instinct']);
    expect(entryOfKind(stage, 'instinct')).toMatchObject({ text: '', subject: { on: 'entry' } });
    await card().getByRole('button', { name: 'Explain' }).click();
    await userEvent.keyboard('The law does not exist.{Control>}{Enter}{/Control}');
    await expect.element(card().getByText('The law does not exist.')).toBeVisible();
    stage.annotating.instinct();
    await expect.element(page.getByRole('article')).toHaveLength(2);
    expect(stage.annotating.on.marked(first)[0]).toMatchObject({ instinct: true });
  });
});

describe('a tag', () => {
  test('[U108] is put by key: the room’s list narrowed by typing, or a word of one’s own; and taken off', async () => {
    const stage = await aStage({ tags: ['Vague', 'Made-up source', 'Too long'] });
    stage.annotating.tag();
    await expect.element(page.getByRole('dialog', { name: 'Tag this example' })).toBeVisible();
    await userEvent.keyboard('up');
    await expect.element(page.getByRole('option')).toHaveLength(2);
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('odd{Enter}{Escape}');
    const tags = page.getByRole('list', { name: 'Tags' });
    await expect.element(tags.getByRole('button')).toHaveLength(2);
    expect(stage.desk.annotationsOn(example).map(({ entry }) => 'tag' in entry && entry.tag)).toEqual([
      'Made-up source',
      'odd',
    ]);
    await tags.getByRole('button', { name: 'odd: Ana' }).click();
    await expect.element(tags.getByRole('button')).toHaveLength(1);
  });

  test('[U108] of another is taken up in their spelling, counted, and mine alone is taken off', async () => {
    const stage = await aStage({ open: true });
    stage.lay(bo, 't1', { kind: 'tag', example, subject: { on: 'example' }, tag: 'Vague' });
    stage.annotating.toggleTag({ on: 'example' }, 'vague');
    await expect.element(page.getByRole('button', { name: 'Vague: Bo Lind and Ana' })).toHaveTextContent('Vague 2');
    stage.annotating.toggleTag({ on: 'example' }, 'VAGUE');
    await expect.element(page.getByRole('button', { name: 'Vague: Bo Lind' })).toBeVisible();
    expect(stage.kinds()).toEqual([]);
  });
});

test('[U109] threads are filtered by state, person and tag, and marks with them', async () => {
  const stage = await aStage({ open: true });
  const mine = stage.lay(ana, 'c1', said('Mine.'), 1);
  stage.desk.put('c1', said('Mine.'));
  const marked = stage.lay(bo, 'h1', highlightOf(first, 'Some words.', 0, 4), 2);
  stage.lay(cem, 'c2', { ...said('@Ana?'), mentions: [ana.id] }, 3);
  stage.lay(bo, 's1', { kind: 'resolution', example, thread: mine, resolved: true }, 4);
  stage.lay(cem, 't1', { kind: 'tag', example, subject: on(marked), tag: 'vague' }, 5);
  const show = page.getByRole('combobox', { name: 'Show' });
  const shown = () => document.querySelectorAll('ol > li').length;
  await expect.poll(shown).toBe(3);
  await show.selectOptions('Unresolved');
  await expect.poll(shown).toBe(2);
  await show.selectOptions('Mine');
  await expect.element(page.getByText(/1 of 3\sthreads/)).toBeVisible();
  expect(stage.annotating.on.marked(first), 'what is filtered out is not painted').toEqual([]);
  await show.selectOptions('Mention me');
  await expect.element(card(/Thread by Cem/)).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOptions('Bo Lind');
  await expect.poll(shown).toBe(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('combobox', { name: 'Tag' }).selectOptions('vague');
  await expect.element(card(/Thread by Bo/)).toBeVisible();
  await expect.poll(shown).toBe(1);
  const colour = () => stage.annotating.on.marked(first)[0]?.colour;
  expect(colour()).toBe(bo.colour);
  await page.getByRole('combobox', { name: 'Colours' }).selectOptions('Colours by tag');
  await expect.poll(colour).not.toBe(bo.colour);
  stage.annotating.filter.colourBy = 'person';
});

describe('cards', () => {
  const tops = () =>
    [...document.querySelectorAll('ol > li')].map((item) => Math.round(item.getBoundingClientRect().top));

  test('[U110] stand beside their words, whichever response they are in', async () => {
    const stage = await aStage();
    stage.passage(first, 600);
    stage.passage(second, 100);
    for (const part of [first, second]) {
      stage.select(part);
      stage.annotating.highlight();
    }
    await expect.poll(tops).toEqual([600, 100]);
  });

  test('[U110] of hundreds of threads are made where one looks, never one over another, and found when sought', async () => {
    const stage = await aStage({ open: true });
    stage.passage(first, 0);
    const [passage] = [...stage.annotating.passages];
    if (passage) passage.boxOf = ({ start }) => new DOMRect(0, start * 20 - scrollY, 100, 20);
    const source = 'word '.repeat(400);
    for (let n = 0; n < 400; n++) stage.lay(bo, `h${n}`, highlightOf(first, source, n * 5, n * 5 + 4), n + 1);
    const made = () => document.querySelectorAll('ol > li').length;
    await expect.poll(() => stage.annotating.threads.length).toBe(400);
    await expect.poll(made).toBeGreaterThan(5);
    expect(made()).toBeLessThan(80);
    const overlaps = () => {
      const boxes = [...document.querySelectorAll('ol > li')].map((item) => item.getBoundingClientRect());
      const sorted = boxes.toSorted((a, b) => a.top - b.top);
      return sorted.filter((box, at) => at > 0 && box.top < (sorted[at - 1]?.bottom ?? 0) - 1).length;
    };
    await expect.poll(overlaps).toBe(0);
    const last = `${bo.id}/h399`;
    stage.annotating.seek(last);
    await expect.poll(() => document.activeElement?.tagName).toBe('ARTICLE');
    expect(stage.annotating.sought).toBeUndefined();
    await expect.poll(() => scrollY).toBeGreaterThan(10_000);
    await expect.poll(overlaps).toBe(0);
    expect(made()).toBeLessThan(80);
    scrollTo(0, 0);
  });
});

test('[U111] what raters of the file marked is a mark of its own kind, after the opening', async () => {
  const stage = await aStage({ open: true });
  expect(stage.annotating.on.marked(first)).toEqual([]);
  const span = {
    rater: 'Expert',
    part: first,
    start: 5,
    end: 10,
    quote: 'words',
    category: 'Style',
    severity: 'minor',
  };
  stage.unseal({ raters: [{ name: 'Expert', kind: 'person', standing: 'expert' }], ratings: [], spans: [span] });
  expect(stage.annotating.on.marked(first)).toMatchObject([
    { colour: 'imported', label: 'Expert marked this, Style, minor', anchor: { start: 5, exact: 'words' } },
  ]);
  stage.annotating.filter.showsImported = false;
  expect(stage.annotating.on.marked(first)).toEqual([]);
  stage.annotating.filter.showsImported = true;
});
