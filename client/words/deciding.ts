// The words of deciding: how discussions ended, challenges to clauses, rulings, and what is left to discuss.
import type { Clause, IrresolvableReason, OutcomeKind, Verdict } from '../../shared/room/deciding.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import { counted } from './format.ts';

export const decidingWords = {
  title: 'Decisions',
  tab: (room: string) => `Decisions · ${room} · Tableread`,
  backTo: (room: string) => `Back to ${room}`,
  loading: 'Fetching what was decided…',

  howEnded: 'How did this end?',
  howEndedOf: (title: string) => `How did the discussion of ${title} end?`,
  change: 'Change',
  changeOf: (title: string) => `Change how ${title} ended`,
  takeBack: 'Take back',
  save: 'Save',
  cancel: 'Cancel',
  kind: 'It is',
  kinds: {
    settled: 'Settled',
    ruled: 'Ruled',
    irresolvable: 'Irresolvable',
    deferred: 'Deferred',
  } satisfies Record<OutcomeKind, string>,
  kindMeans: {
    settled: 'We talked it over and agree on a value.',
    ruled: 'The lead says which value holds, and why.',
    irresolvable: 'There is no one answer here, and we know why.',
    deferred: 'We come back to it.',
  } satisfies Record<OutcomeKind, string>,
  value: 'On which value?',
  reasons: 'Why is there no answer?',
  reason: {
    'ambiguous-example': 'The example is ambiguous',
    'rubric-gap': 'The rubric does not say',
    'difference-of-values': 'We value different things',
    'missing-information': 'Something is missing to tell',
  } satisfies Record<IrresolvableReason, string>,
  note: 'A note (optional)',
  why: 'Why?',
  needsValue: 'Choose the value that holds.',
  needsReason: 'Say which reason it is.',
  needsWhy: 'A ruling needs a reason.',
  outcomeSays: (kind: OutcomeKind, what: string, by: string) =>
    `${decidingWords.kinds[kind]}${what === '' ? '' : `: ${what}`} · ${by}`,
  changed: 'Somebody else decided this meanwhile. It is shown as it is now.',
  somebody: 'somebody who has left',

  rulings: 'Rulings',
  rulingsOn: (count: number) => (count === 1 ? 'A ruling on this' : `${count} rulings on this`),
  verdict: {
    accepted: 'Accepted',
    partly: 'Accepted in part',
    rejected: 'Rejected',
  } satisfies Record<Verdict, string>,
  /** Of a ruling that nobody asked for by a challenge. */
  verdictUnasked: {
    accepted: 'To be changed',
    partly: 'To be changed in part',
    rejected: 'It stands',
  } satisfies Record<Verdict, string>,
  verdictLabel: 'Verdict',
  noRulings: 'No rulings yet. Whoever judges can challenge a clause of the rubric; the lead then rules on it.',
  exportRulings: 'Rulings as Markdown',
  rule: 'Rule on it',
  ruleUnasked: 'Rule on a clause',
  ruleReason: 'Reason',
  ruleReasonHint: 'Everyone in the room reads this, and it is shown where the clause is used.',
  ruleSave: 'Give this ruling',
  decidedMeanwhile: 'Somebody has ruled on it meanwhile, or it was withdrawn. What you wrote is still here.',
  ledTo: 'carried out in a new version of the rubric',

  challengeShort: 'Challenge',
  challenges: 'Challenges',
  openChallenges: (count: number) => counted(count, 'open challenge'),
  noChallenges: 'No challenges are open.',
  challengeTitle: (name: string) => `Challenge “${name}”`,
  challengeWhich: 'Which clause?',
  wholeQuestion: 'The question as a whole',
  challengeText: 'What is wrong with it?',
  challengeHint:
    'Everyone in the room reads this at once. What you say of an example goes below, where it stays sealed.',
  evidence: 'Evidence',
  evidenceHint: 'Read only by those to whom the example is open.',
  evidenceOf: (number: number) => `What example ${number} shows`,
  addEvidence: 'Add an example',
  addNumber: 'Number of the example',
  addDo: 'Add',
  removeEvidence: (number: number) => `Take example ${number} off`,
  challengeSend: 'Send the challenge',
  sent: 'The challenge is with the lead.',
  sealedEvidence: 'There is evidence about an example that is still sealed for you.',
  example: (number: number) => `Example ${number}`,
  answers: (by: string) => `The challenge it answers: ${by}`,
  withdraw: 'Withdraw',
  withdrawn: 'withdrawn',
  by: (name: string, when: string) => `${name}, ${when}`,

  work: 'Left to discuss',
  workMeans: 'Objective questions on which people disagree and nothing is decided, the farthest apart first.',
  nothingLeft: 'Nothing is left: of what is open to you, every objective question is agreed on or decided.',
  apart: (share: number) => `${Math.round(share * 100)} % apart`,
  given: (count: number) => counted(count, 'answer'),
  deferred: 'deferred',
  decidedTitle: 'Decided',
  decidedOn: (number: number, question: string) => `Example ${number}, ${question}`,
  nothingDecided: 'Nothing is decided yet. How a discussion ended is said in the comparison of an open example.',
  takenBack: 'Taken back: nothing is decided now.',
  before: (count: number) => (count === 1 ? 'What was said before' : `What was said before: ${count}`),
  until: (when: string) => `, until ${when}`,
} as const;

/** What a ruling says of its clause. */
export const verdictWords = ({ verdict, challenge }: { verdict: Verdict; challenge?: string | undefined }): string =>
  (challenge === undefined ? decidingWords.verdictUnasked : decidingWords.verdict)[verdict];

/** "Helpfulness", "Helpfulness, 4". */
export function clauseName({ dimensions }: Rubric, { dimension, anchor }: Clause): string {
  const found = dimensions.find(({ id }) => id === dimension);
  const name = found?.name ?? dimension;
  if (anchor === undefined) return name;
  const choice = found !== undefined && 'choices' in found ? found.choices.find(({ id }) => id === anchor) : undefined;
  return `${name}, ${choice?.label ?? anchor}`;
}
