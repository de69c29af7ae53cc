// Rulings as Markdown, to be kept beside the rubric: each with its clause, what it answers, its reason, and who gave it when.
import type { ChallengeView, RulingView } from '../../shared/protocol/deciding.ts';
import type { Clause, Verdict } from '../../shared/room/deciding.ts';
import type { Rubric } from '../../shared/room/rubric.ts';

const VERDICTS: Record<Verdict, string> = {
  accepted: 'Accepted',
  partly: 'Accepted in part',
  rejected: 'Rejected',
};

/** Of a ruling that nobody asked for. */
const UNASKED: Record<Verdict, string> = {
  accepted: 'To be changed',
  partly: 'To be changed in part',
  rejected: 'It stands',
};

export interface RulingsText {
  room: string;
  rubric: Rubric;
  challenges: readonly ChallengeView[];
  /** The newest first. */
  rulings: readonly RulingView[];
  nameOf(member: string): string;
  /** From 1; undefined outside the window. */
  numberOf(example: string): number | undefined;
  versionOf(id: string): number | undefined;
}

/** The oldest first, as a record is read. What people wrote is quoted as it is, never read as Markdown. */
export function rulingsMarkdown(given: RulingsText): string {
  const { room, rulings } = given;
  const parts = rulings.toReversed().map((ruling, at) => oneRuling(given, ruling, at + 1));
  return [`# Rulings of “${plain(room)}”`, ...(parts.length > 0 ? parts : ['There are none yet.'])]
    .join('\n\n')
    .concat('\n');
}

function oneRuling(given: RulingsText, ruling: RulingView, number: number): string {
  const { rubric, challenges, nameOf, numberOf, versionOf } = given;
  const challenge = challenges.find(({ id }) => id === ruling.challenge);
  const version = ruling.rubricVersion === undefined ? undefined : versionOf(ruling.rubricVersion);
  const day = new Date(ruling.at).toISOString().slice(0, 10);
  const evidence = (challenge?.evidence ?? []).map(
    ({ example, says }) => `- Example ${numberOf(example) ?? '?'}${says.trim() === '' ? '' : `: ${plain(says)}`}`,
  );
  return [
    `## ${number}. ${plain(clauseWords(rubric, ruling.clause))}: ${(ruling.challenge === undefined ? UNASKED : VERDICTS)[ruling.verdict]}`,
    quoted(ruling.reason),
    `${plain(nameOf(ruling.by))}, ${day}${version === undefined ? '' : `; led to version ${version} of the rubric`}.`,
    ...(challenge === undefined
      ? []
      : [
          `Asked by ${plain(nameOf(challenge.by))}:`,
          quoted(challenge.text),
          ...(evidence.length > 0 ? [evidence.join('\n')] : []),
        ]),
  ].join('\n\n');
}

/** "Helpfulness", "Helpfulness, 4": as the rubric of today names it. */
export function clauseWords({ dimensions }: Rubric, { dimension, anchor }: Clause): string {
  const found = dimensions.find(({ id }) => id === dimension);
  const name = found?.name ?? dimension;
  if (anchor === undefined) return name;
  const choice = found !== undefined && 'choices' in found ? found.choices.find(({ id }) => id === anchor) : undefined;
  return `${name}, ${choice?.label ?? anchor}`;
}

const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&');
const quoted = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `> ${line.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')}`.trimEnd())
    .join('\n');
