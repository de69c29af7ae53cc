// The words of judging and comparing.
import type { RatedSpan, RaterKind } from '../../shared/example/rating.ts';
import type { Standing } from '../../shared/room/roles.ts';
import type { Stage } from '../../shared/room/sight.ts';
import { listed } from './format.ts';
import { responseWords } from './responses.ts';

const DEGREES: Record<number, readonly string[]> = {
  1: ['better'],
  2: ['much better', 'better'],
  3: ['much better', 'better', 'slightly better'],
};

const { letter } = responseWords;

interface NumberRange {
  min?: number | undefined;
  max?: number | undefined;
  step: number;
  unit: string;
}

export const judgingWords = {
  yes: 'Yes',
  no: 'No',
  tie: 'Tie: equally good',
  bothBad: 'Both bad',
  tieTick: 'tie',
  bothBadTick: 'bad',
  /** Point 1 is the most for A, the last the most for B; a middle point leans to neither. */
  preference(point: number, points: number, [first, second]: readonly [string, string] = ['A', 'B']): string {
    const half = Math.floor(points / 2);
    const degrees = DEGREES[half] ?? [];
    if (point <= half) return `${first} is ${degrees[point - 1] ?? 'better'}`;
    if (points % 2 === 1 && point === half + 1) return 'Neither is better';
    return `${second} is ${degrees[points - point] ?? 'better'}`;
  },
  ...responseWords,
  ofResponse: (name: string, response: number) => `${name}, response ${letter(response)}`,
  ofLetter: (name: string, letter: string) => `${name}, response ${letter}`,

  unfinished: (left: number, stale: number) =>
    [...(left > 0 ? [`${left} to judge`] : []), ...(stale > 0 ? [`${stale} to judge again`] : [])].join(', '),
  toJudge: 'Still to judge',
  toJudgeAgain: 'To judge again: the rubric has changed',
  unfinishedAt: (number: number, why: 'unjudged' | 'in part' | 'stale') =>
    `Example ${number}: ${{ unjudged: 'not judged', 'in part': 'judged in part', stale: 'to be judged again' }[why]}`,
  rubricLink: 'Rubric',
  panel: 'Your judgment',
  answered: (done: number, of: number) => `${done} of ${of} answered`,
  required: 'required',
  optional: 'optional',
  critical: 'A “yes” marks a critical error.',
  clear: 'Take back',
  clearAnswer: (question: string) => `Take back: ${question}`,
  ofThisResponse: (letter: string) => `Your judgment of response ${letter}`,
  atResponses: 'Asked at each response:',
  goToQuestion: (name: string, said: string | undefined) => `${name}: ${said ?? 'not answered'}. Go there`,
  help: 'What this asks',
  rationale: 'Rationale',
  rationaleHint: 'What decided it for you? Others read this after the opening.',
  rationaleShort: (more: number) =>
    `${more} more ${more === 1 ? 'character' : 'characters'}: this room asks for a rationale.`,
  rationaleFirst: (more: number) =>
    `Say why first: ${more} more ${more === 1 ? 'character is' : 'characters are'} needed.`,
  confidence: 'How sure are you?',
  sure: ['guessing', 'unsure', 'fairly sure', 'sure', 'certain'] as readonly string[],
  shareQuestion: 'How many of the others will answer as you do? In percent.',
  shareOf: (name: string) => `${name}: how many will answer alike`,
  ofOthers: (percent: number) => (percent === 0 ? 'none of the others' : `${percent} % of the others`),
  noneOfThese: 'None of these',
  placeOf: (letter: string, rank: number | undefined, of: number) =>
    rank === undefined ? `Response ${letter}: no place yet` : `Response ${letter}: place ${rank} of ${of}`,
  tieWithAbove: (letter: string) => `Response ${letter} is as good as the one above`,
  rankFirst: 'Best first: press the digits in that order, or drag.',
  rankMove: (ties: boolean) => `Drag, or ← better and → worse${ties ? '; = ties it with the one above' : ''}.`,
  numberRange({ min, max, step, unit }: NumberRange) {
    const of = unit && ` ${unit}`;
    const steps = `in steps of ${step}.`;
    if (min !== undefined && max !== undefined) return `From ${min} to ${max}${of}, ${steps}`;
    if (min !== undefined) return `From ${min}${of} up, ${steps}`;
    return max === undefined ? `Any number${unit && ` of ${unit}`}, ${steps}` : `At most ${max}${of}, ${steps}`;
  },
  textHint: 'In a few words',
  charactersLeft: (left: number) => `${left} ${left === 1 ? 'character' : 'characters'} left`,
  spansHow: 'Select words in the text, then choose what is wrong with them.',
  noErrors: 'No errors',
  errors: (count: number) => (count === 0 ? 'no errors' : count === 1 ? '1 error' : `${count} errors`),
  whichError: 'What is wrong with',
  howSevere: 'How severe is it in',
  inResponse: (letter: string) => `· response ${letter}`,
  removeSpan: (quote: string) => `Remove the mark on “${quote}”`,
  cannotJudge: 'I cannot judge this',
  cannotJudgeMeans: 'Your reason takes the place of all answers. Lock it in as it is.',
  canJudge: 'I can judge it after all',
  reasonHint: 'What keeps you from judging it?',
  reasons: [
    'It needs knowledge I do not have.',
    'I do not read this language well.',
    'The example is broken.',
  ] as readonly string[],
  stale: 'This question has changed since you answered. Answer again, or',
  staleLocked: 'This question has changed since you answered. Unlock to judge again.',
  keepAnswer: 'keep this answer',

  lockIn: 'Lock in',
  unlock: 'Unlock',
  lockedIn: 'Locked in',
  lockedInBlind: 'Locked in. Unlock it if you want to change something before the opening.',
  missing: (names: readonly string[]) =>
    names.length === 1
      ? `Still to answer: ${names[0]}.`
      : `Still to answer: ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`,
  openNow: 'This example is open: changes count as open judgments, and your earlier one stays beside them.',
  onlyReading: 'You read in this room; you do not judge.',
  takenBack: 'taken back',
  nothing: 'no answer',

  importedRaters: 'Raters of the file',
  importedMeans: 'What they said came in with the row, sealed until the opening.',
  eachRater: (count: number) => `What each of the ${count} said`,
  raterKind: { person: 'a person', crowd: 'a crowd', model: 'a model' } satisfies Record<RaterKind, string>,
  standing: { novice: 'novice', trainer: 'trainer', expert: 'expert' } satisfies Record<Standing, string>,
  times: (value: string, count: number) => `${value} × ${count}`,
  marked: 'Marked in the text',
  /** Category and severity, and in which part it stands. */
  spanSays({ part, category, severity }: RatedSpan): string {
    const where =
      part.in === 'responses'
        ? `in response ${letter(part.index)}`
        : part.in === 'conversation'
          ? `in message ${part.index + 1}`
          : `in ${part.name}`;
    return [category, severity, where].filter((word) => word !== undefined).join(', ');
  },

  objective: 'objective',
  subjective: 'subjective: described, not settled',
  /** 0 to 1. */
  apart: (share: number) => `${Math.round(share * 100)} % of the way from the others’ answers`,
  median: (value: string) => `The middle of what was given: ${value}.`,
  expected: (share: number) => `expected ${share} % to agree`,
  expertsOn: (title: string) => `Experts on ${title}`,
  movement: 'What has moved since the opening',
  movementOf: (title: string) => `Moved: ${title}`,
  declined: 'Could not judge it',
  discuss: 'Discuss',
  discussOf: (name: string) => `Discuss what ${name} wrote`,
  overlap: 'All marks in the text',
  comparison: 'Judgments side by side',
  rationales: 'Rationales',
  silent: (names: readonly string[]) =>
    `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} not judged this example.`,
  /** "Read first: A by Ana and Bo; B by Tom." */
  readFirst(firsts: readonly { response: number; who: readonly { name: string }[] }[]): string {
    const each = firsts.map(({ response, who }) => `${letter(response)} by ${listed(who.map(({ name }) => name))}`);
    return `Read first: ${each.join('; ')}.`;
  },
  nobody: 'Nobody has judged this example yet.',
  you: 'you',
  stage: { blind: 'blind', late: 'late', open: 'open' } satisfies Record<Stage, string>,
  stageMeans: {
    blind: 'given before any opening',
    late: 'given after the reveal, by someone not yet shown the table',
    open: 'given after being shown the table',
  } satisfies Record<Stage, string>,
} as const;
