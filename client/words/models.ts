// The words of the screens about what is estimated rather than counted: likely answers, and how strong models are.
import { counted, number } from './format.ts';

export const modelWords = {
  likely: {
    lead: 'If nobody were the expert: which answer is likely, and whose answers carry information. Experts are left out. An answer is likely here when those who agree in general agree on it; an error that most share is likely, too.',
    none: 'Nothing here is said to have one answer.',
    few: 'Too few to say: it takes three people besides the experts, and twenty items.',
    expert: (of: number, likely: number, majority: number) =>
      `The experts answered ${number(of)} of these: the likely answer is theirs on ${number(likely)}, the answer of most on ${number(majority)}.`,
    expertWarns: 'Where these are few, the people here share an error, and nothing but an expert can tell.',
    noExpert: 'There is no expert here to check it against.',
    knows: 'Share of the answers that come from knowing, not guessing (MACE)',
    knowsEnds: ['guesses', 'knows'] as const,
    guesses: (value: string) => `else most often ${value}`,
    share: 'Share',
    against: (n: number, of: number) => `Likely, and not what most said: ${number(n)} of ${counted(of, 'item')}`,
    unsure: (n: number) => `No answer is likely: ${counted(n, 'item')}`,
    differ: (n: number) => `Another model of the raters (Dawid–Skene) finds another answer: ${counted(n, 'item')}`,
    wrong: 'Likely, and not what the experts say',
    answer: 'Likely',
    most: 'Most said',
    sure: 'Probability',
    how: 'Intervals take the likely answers for given, and are narrower than what one can be sure of.',
  },
  models: {
    lead: 'Whose responses are preferred, in the examples open to you. It says what these people prefer, not what is better: set people beside experts.',
    none: 'Nobody preferred one response to another of a model that is named. Models are sealed until an example is opened to you.',
    who: { people: 'People, without experts', experts: 'Experts' },
    rests: (items: number, choices: number, bothBad: number) =>
      `${counted(items, 'example')}, ${counted(choices, 'choice')}${bothBad > 0 ? `; ${number(bothBad)} more called both bad, which ranks neither` : ''}.`,
    strength: 'Chance to be preferred to a model of average strength (Bradley–Terry, ties by Davidson)',
    ends: ['less preferred', 'more preferred'] as const,
    chance: 'Chance',
    record: (won: number, lost: number, tied: number) =>
      `${number(won)} won, ${number(lost)} lost${tied > 0 ? `, ${number(tied)} tied` : ''}`,
    how: 'Ties count as ties. Intervals come from drawing the examples anew: several choices on one example are not several examples. Behind each model stand the examples in which more chose it.',
  },
};
