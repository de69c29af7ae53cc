// The words of judging and comparing.
import type { RatedSpan, RaterKind } from '../../shared/example/rating.ts';
import type { Standing } from '../../shared/room/roles.ts';
import type { Stage } from '../../shared/room/sight.ts';

const DEGREES: Record<number, readonly string[]> = {
  1: ['better'],
  2: ['much better', 'better'],
  3: ['much better', 'better', 'slightly better'],
};

/** A response's letter: 0 is A. */
const letter = (response: number): string => String.fromCharCode(65 + response);

export const judgingWords = {
  yes: 'Yes',
  no: 'No',
  tie: 'Tie: equally good',
  bothBad: 'Both bad',
  tieTick: 'tie',
  bothBadTick: 'bad',
  /** Point 1 is the most for A, the last the most for B; a middle point leans to neither. */
  preference(point: number, points: number): string {
    const half = Math.floor(points / 2);
    const degrees = DEGREES[half] ?? [];
    if (point <= half) return `A is ${degrees[point - 1] ?? 'better'}`;
    if (points % 2 === 1 && point === half + 1) return 'Neither is better';
    return `B is ${degrees[points - point] ?? 'better'}`;
  },
  letter,
  response: (response: number) => `Response ${letter(response)}`,
  ofResponse: (name: string, response: number) => `${name}, response ${letter(response)}`,

  panel: 'Your judgment',
  answered: (done: number, of: number) => `${done} of ${of} answered`,
  required: 'required',
  optional: 'optional',
  critical: 'A “yes” marks a critical error.',
  clear: 'Take back',
  clearAnswer: (question: string) => `Take back: ${question}`,
  help: 'What this asks',
  rationale: 'Rationale',
  rationaleHint: 'What decided it for you? Others read this after the opening.',
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

  comparison: 'Judgments side by side',
  rationales: 'Rationales',
  silent: (names: readonly string[]) =>
    `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} not judged this example.`,
  nobody: 'Nobody has judged this example yet.',
  you: 'you',
  stage: { blind: 'blind', late: 'late', open: 'open' } satisfies Record<Stage, string>,
  stageMeans: {
    blind: 'given before any opening',
    late: 'given after the reveal, by someone not yet shown the table',
    open: 'given after being shown the table',
  } satisfies Record<Stage, string>,
} as const;
