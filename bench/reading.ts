// `npm run bench -- reading [rounds]`: a room of 100 examples of 20,000 characters in a real browser, beside a static page of the same text.
import type { Page } from '@playwright/test';
import { bundleOfRoom } from './reading/bundle.ts';
import { highlight } from './reading/highlights.ts';
import {
  type Frames,
  highlightByKey,
  noteFirst,
  notePainted,
  notePressed,
  type Painted,
  type Pressed,
  scrollThrough,
} from './reading/in-page.ts';
import { setUp } from './reading/stage.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const EXAMPLES = 100;
const CHARS = 20_000;
const PEOPLE = 12;
const LATE_MS = 32;
const THROUGH_MS = 20_000;
const HIGHLIGHTERS = Array.from({ length: 10 }, (_, n) => n + 1);

const at = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;
const late = ({ deltas }: Frames): number => (100 * deltas.filter((delta) => delta > LATE_MS).length) / deltas.length;
const row = (name: string, ours: string, yardstick = '', ratio = '', wanted = ''): void =>
  console.log(name.padEnd(46) + [ours, yardstick, ratio, wanted].map((cell) => cell.padStart(14)).join(''));

const stage = await setUp({ examples: EXAMPLES, chars: CHARS, people: PEOPLE });
const roomAddress = `${stage.address}/rooms/${stage.room.id}`;

/** ms from the navigation until the first text is painted, with nothing in the cache. */
async function firstText(address: string, selector: string): Promise<number> {
  const context = await stage.fresh(0);
  const page = await context.newPage();
  await page.addInitScript(noteFirst, selector);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => 'firstAt' in globalThis);
  const took = await page.evaluate(() => (globalThis as unknown as { firstAt: number }).firstAt);
  await context.close();
  return took;
}

async function inRoom(member: number, n = 1): Promise<Page> {
  const page = await (await stage.fresh(member)).newPage();
  await page.addInitScript(notePainted);
  await page.goto(`${roomAddress}/${n}`);
  await page.getByRole('article', { name: new RegExp(`^Example ${n} `) }).waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

/** ms from each press of j until the next example was on the screen. */
async function nextByKey(page: Page, times: number): Promise<number[]> {
  await page.evaluate(notePressed);
  const names = [];
  for (let n = 2; n < times + 2; n++) {
    await page.waitForTimeout(250);
    await page.keyboard.press('j');
    names.push(`Example ${n} of ${EXAMPLES}`);
  }
  await page.waitForTimeout(500);
  const { took, shown } = await page.evaluate(() => (globalThis as unknown as { pressed: Pressed }).pressed);
  if (shown.join() !== names.join()) throw new Error(`The frame after the key showed ${shown.join()}`);
  return took;
}

async function scrolled(page: Page, toReady: () => Promise<void>): Promise<[through: Frames, fast: Frames]> {
  await toReady();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const fast = await page.evaluate(scrollThrough, [4_000, 8_000] as const);
  await page.evaluate(() => scrollTo(0, 0));
  const through = await page.evaluate(scrollThrough, [(height / THROUGH_MS) * 1_000, THROUGH_MS * 1.5] as const);
  await page.context().close();
  return [through, fast];
}

try {
  row('', 'room', 'static page', 'ratio', 'wanted');
  const [ours, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await firstText(stage.staticAddress, 'article p'));
    ours.push(await firstText(`${roomAddress}/1`, '.prose p'));
  }
  const [first, yardstick] = [at(ours, 0.5), at(plain, 0.5)];
  row(
    'first example readable, cold cache: p50 ms',
    first.toFixed(0),
    yardstick.toFixed(0),
    `${(first / yardstick).toFixed(2)} ×`,
  );
  row('needed for it, gzip: KiB', (bundleOfRoom('dist/client').bytes / 1_024).toFixed(1), '', '', '≤ 130');

  const room = await inRoom(0);
  const [through, fast] = await scrolled(room, async () => {
    await room.keyboard.press('m');
    await room.locator('article[aria-current]').waitFor();
    await room.waitForTimeout(1_500);
  });
  const page = await (await stage.fresh(0)).newPage();
  const [staticThrough, staticFast] = await scrolled(page, async () => {
    await page.goto(stage.staticAddress);
  });
  const frames = (name: string, mine: Frames, its: Frames): void =>
    row(`${name}: frames over ${LATE_MS} ms`, `${late(mine).toFixed(1)} %`, `${late(its).toFixed(1)} %`, '', '≤ 2 %');
  frames('4,000 px a second', fast, staticFast);
  frames(`all ${EXAMPLES}, in ${THROUGH_MS / 1_000} s`, through, staticThrough);

  const reader = await inRoom(0);
  const next = await nextByKey(reader, 30);
  row('next example by key: p50, p95 ms', `${at(next, 0.5).toFixed(0)}, ${at(next, 0.95).toFixed(0)}`, '', '', '≤ 50');
  await reader.context().close();

  const source = stage.rows[0]?.responses[0] ?? '';
  await highlight(stage.address, stage.room, { people: HIGHLIGHTERS, source, each: 100, perSecond: 20 });
  const marked = await inRoom(0);
  await marked.waitForFunction(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0) >= 1_000);
  const one = await marked.evaluate(highlightByKey, 40);
  row(
    'one highlight more than 1,000 by 10 people: ms',
    `${at(one, 0.5).toFixed(1)}, ${at(one, 0.95).toFixed(1)}`,
    '',
    '',
    '≤ 5',
  );

  const before = await marked.evaluate(() => (globalThis as unknown as { painted: Painted }).painted.at.length);
  const sent = await highlight(stage.address, stage.room, { people: [11], source, each: 60, perSecond: 8 });
  const shown = await marked.evaluate(
    (from) => (globalThis as unknown as { painted: Painted }).painted.at.slice(from),
    before,
  );
  const delays = shown.slice(0, sent.length).map((when, n) => when - (sent[n] ?? Number.NaN));
  if (shown.length < sent.length) throw new Error(`${shown.length} of ${sent.length} highlights were shown`);
  row(
    'a peer’s highlight painted: p50, p95 ms',
    `${at(delays, 0.5).toFixed(0)}, ${at(delays, 0.95).toFixed(0)}`,
    '',
    '',
    '≤ 100',
  );
} finally {
  await stage.close();
}
