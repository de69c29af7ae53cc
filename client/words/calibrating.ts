// The words of a room's numbers: screens, kinds of numbers, and why there is none.

import { type Reason, reasons } from '../../shared/calibration/result.ts';
import type { Part } from '../../shared/calibration/room/finding.ts';
import type { Group } from '../../shared/calibration/room/measure.ts';
import type { Level } from '../../shared/calibration/scale.ts';
import { counted, LANGUAGE, number } from './format.ts';
import { modelWords } from './models.ts';
import { probingWords } from './probing.ts';

const two = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const three = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 3 });
const one = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
const percent = new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 0 });
/** A true minus, as wide as a plus. */
const minus = (text: string): string => text.replace('-', '−');
/** What rounds to zero has no sign. */
const unsigned = (value: number): number => (Math.abs(value) < 0.005 ? 0 : value);

export const parts: Record<Part | 'history', string> = {
  overview: 'Overview',
  agreement: 'Agreement',
  disagreement: 'Disagreement',
  expert: 'Against the expert',
  likely: 'Likely answers',
  distributions: 'Distributions',
  raters: 'Raters',
  pairs: 'Rater by rater',
  models: 'Models',
  probes: 'Probes',
  runs: 'Runs',
  movement: 'Movement',
  spans: 'Marked errors',
  filter: 'Filter',
  history: 'History',
};

export const calibratingWords = {
  title: 'Numbers',
  tab: (room: string) => `Numbers of ${room}`,
  toRoom: 'Back to reading',
  computing: 'Computing the numbers…',
  screens: 'Screens of numbers',
  parts,

  two: (value: number) => minus(two.format(unsigned(value))),
  three: (value: number) => minus(three.format(value)),
  one: (value: number) => minus(one.format(value)),
  signed: (value: number) => minus(signed.format(unsigned(value))),
  share: (value: number) => minus(percent.format(value)),

  /** "0.42 (0.31 to 0.52; n 98)" */
  interval: (value: string, low: string, high: string, n?: number) =>
    `${value} (${low} to ${high}${n === undefined ? '' : `; n\u00a0${number(n)}`})`,
  why: (reason: Reason) => reasons[reason],
  n: (n: number) => `n\u00a0${number(n)}`,

  table: 'Table',
  copyCsv: 'Copy as CSV',
  what: 'What',
  low: 'Interval from',
  high: 'to',
  note: 'In words',
  examples: 'Examples',
  behind: (name: string) => `Examples behind ${name}`,
  givenTo: (value: string, n: number) => `${value}: given to ${counted(n, 'item')}`,
  noneBehind: 'There is no example behind it.',
  exampleLink: (name: string) => `Example ${name}`,
  more: (n: number) => `${number(n)} more`,
  dimension: 'Dimension',
  all: 'All',
  alongWindow: 'Examples in the order of the window; arrow keys go from one to the next',
  tallest: (value: string) => `the tallest is ${value}`,
  fromTo: (from: number, to: number) => `${number(from)}–${number(to)}`,
  fromFile: 'from the file',
  notBlind: 'This room is not blind: these numbers rest on judgments made in sight of the others’.',

  next: 'What to look at next',
  noFindings: 'Nothing stands out in what is open so far.',
  nothing: {
    title: 'No numbers yet.',
    sealed:
      'Numbers come from examples that are open to you. Lock in, or wait for the reveal; then they appear here by themselves.',
    unread: (n: number) =>
      `${counted(n, 'example')} can be opened to you and ${n === 1 ? 'is' : 'are'} not counted yet.`,
    unreadWhy:
      'Opening an example shows you the others’ judgments of it: what you judge afterwards is no longer blind.',
    open: (n: number) => `Open ${n === 1 ? 'it' : `all ${number(n)}`}`,
    opening: (done: number, all: number) => `Opening ${number(done)} of ${number(all)}…`,
    empty: 'Nobody has judged the open examples, and the file brought no raters.',
  },
  left: {
    title: (n: number, names: string) =>
      `${counted(n, 'answer')} to ${names} ${n === 1 ? 'is' : 'are'} left out: what was asked has changed since.`,
    why: 'They answer the clause as it was. Judged again, they count as they stand now, and no longer as blind.',
    examples: 'Examples with answers that are left out',
  },
  restsOn: (examples: number, of: number, people: number, file: number) =>
    [
      examples === of
        ? `all ${counted(of, 'example')}`
        : `${number(examples)} of ${counted(of, 'example')}, those open to you`,
      people > 0 ? counted(people, 'person', 'people') : undefined,
      file > 0 ? `${counted(file, 'rater')} of the file` : undefined,
    ]
      .filter((each) => each !== undefined)
      .join(' · '),

  agreement: {
    lead: 'How far people give the same answers. It says nothing of whether the answers are right: set it beside “Against the expert”.',
    groups: { blind: 'Blind', now: 'As it stands now', file: 'The file’s raters' } satisfies Record<Group, string>,
    alpha: 'Krippendorff’s α',
    ends: ['disagree', 'agree'] as const,
    levels: {
      nominal: 'same or not',
      ordinal: 'by order',
      interval: 'by distance',
      ratio: 'by ratio',
    } satisfies Record<Level, string>,
    percent: 'Equal answers',
    kappa: 'Fleiss’ κ',
    ac: 'Gwet’s AC',
    icc: 'ICC(2,1)',
    w: 'Kendall’s W',
    raters: 'Raters',
    items: 'Items with two',
    rests: (raters: number, items: number) => `${counted(raters, 'rater')}, ${counted(items, 'item')}`,
    how: 'α is 1 where all agree and 0 where they do so no more than by chance; its interval would come out so with other examples, not with other people. κ and AC differ from it where one answer is much more frequent than the others.',
  },
  disagreement: {
    lead: 'A work list for the discussion: where answers lie farthest apart, first.',
    none: 'Nobody disagrees.',
    agreed: (n: number) => `On ${counted(n, 'other item')} all agree.`,
    apart: 'Apart',
    was: (now: string) => `now ${now}`,
    given: 'Answers',
    noList: 'Nothing here is said to have one answer.',
  },
  expert: {
    lead: 'Agreement against being right. What all agree on, and the expert does not, is worth the most time.',
    none: 'No expert has judged this.',
    suspects: 'Suspects: more people chose this than people expected, and most chose another.',
    noSuspects: 'Nothing looks suspicious.',
    fields: {
      'agree-wrong': 'Shared blind spot: agree, the expert does not',
      'split-wrong': 'Split, and most differ from the expert',
      'split-right': 'Split, and most are with the expert',
      'agree-right': 'Agree, with the expert',
    },
    tied: 'Split in halves',
    missed: (n: number, of: number) => `Critical errors that only the expert marked: ${number(n)} of ${number(of)}`,
    found: 'Critical errors found, of those the expert marked',
    falseAlarms: 'Marked where the expert marked none',
    gap: 'Distance from the expert',
    gapEnds: ['stricter than the expert', 'milder than the expert'] as const,
    group: 'All together',
    opposed: 'The experts differ with each other, and no answer is called right',
    said: (people: string, expert: string) => `people ${people}, expert ${expert}`,
    compared: (labels: string) => `Compared as ${labels}.`,
    points: 'Points',
    share: 'Share',
    people: 'People',
    one: 'Expert',
  },
  distributions: {
    lead: 'Where there is not one answer: who chose what, and for which reasons. Nothing here is wrong.',
    none: 'Every dimension of this room is said to have one answer.',
    camps: 'Two camps',
    entropy: 'Spread',
    people: (one: string, other: string) => `Over many examples ${one} value alike, and so do ${other}.`,
    oneCamp: 'Over many examples nobody falls into camps.',
    value: (labels: string) => `value ${labels}`,
    others: 'More examples',
  },
  pairs: {
    lead: 'Every two raters over what both rated: Cohen’s κ, by distance where answers have an order. Darker is more agreement; each leads to where the two lie farthest apart.',
    none: 'Fewer than two people, or more than can be shown, have rated the same.',
    pair: (first: string, second: string) => `${first} and ${second}`,
    apart: 'Farthest apart',
    shared: 'Shared',
    same: 'Equal',
    kappa: 'κ',
  },
  ...modelWords,
  ...probingWords,
};
