// What the numbers of a room show, in sentences that say what to look at next.
import type { Finding } from '../../shared/calibration/room/finding.ts';
import { calibratingWords as words } from './calibrating.ts';
import { counted, number } from './format.ts';

/** Where a person's name is needed, it is asked for. */
type Name = (rater: string) => string;
type Sentence = { says: string; because: string };

const range = ({ low, high, n }: { low: number; high: number; n: number }, format: (value: number) => string): string =>
  `${format(low)} to ${format(high)}, n\u00a0${number(n)}`;
const followed = (feature: keyof typeof words.probes.features): string => words.probes.features[feature].toLowerCase();

/** The finding, and what it rests on. */
export function findingWords(finding: Finding, name: Name): Sentence {
  switch (finding.is) {
    case 'missed-critical':
      return {
        says: `${counted(finding.items.length, 'critical error')} that nobody but the expert saw`,
        because: `Of ${number(finding.marked)} that the expert marked. Read these first, together.`,
      };
    case 'blind-spots':
      return {
        says: `${finding.name}: people agree, and the expert does not, on ${counted(finding.items.length, 'item')}`,
        because: `A shared blind spot: agreement there would look like success. Of ${number(finding.placed)} that could be compared.`,
      };
    case 'suspects':
      return {
        says: `${finding.name}: the answer of most may not be the right one on ${counted(finding.items.length, 'item')}`,
        because: 'Another answer was chosen more often than people expected. There is no expert to ask yet.',
      };
    case 'experts-opposed':
      return {
        says: `${finding.name}: experts are opposed on ${counted(finding.items.length, 'example')}, each with reasons`,
        because: 'No answer is right there; read both reasons.',
      };
    case 'camps':
      return {
        says: `${finding.name}: two camps on ${counted(finding.items.length, 'example')}`,
        because: 'Taste, not error: what does each camp value?',
      };
    case 'disputed':
      return {
        says: `${finding.name}: far apart on ${counted(finding.items.length, 'item')}`,
        because: `Of ${number(finding.of)} that two or more judged. It should have one answer.`,
      };
    case 'follows':
      return follows(finding);
    case 'run':
      return runs(finding);
    case 'score-follows':
      return {
        says: `The automatic score “${finding.field}” follows ${followed(finding.feature)}`,
        because: `ρ ${words.two(finding.effect.value)} (${range(finding.effect, words.two)}).`,
      };
    case 'score-against-people':
      return {
        says: `“${finding.field}” does not go with what ${finding.who === 'experts' ? 'the experts' : 'people'} say of ${finding.name.toLowerCase()}`,
        because: finding.isPreference
          ? `It is higher for the one they prefer in ${words.share(finding.effect.value)} of the pairs (${range(finding.effect, words.share)}); by chance it would be half.`
          : `ρ ${words.two(finding.effect.value)} (${range(finding.effect, words.two)}).`,
      };
    case 'severe':
      return {
        says: `${name(finding.rater)} is ${finding.effect.value < 0 ? 'lower' : 'higher'} than the others on ${finding.name.toLowerCase()}, by about ${words.two(Math.abs(finding.effect.value))}`,
        because: `Surely so: ${range(finding.effect, words.signed)}.`,
      };
    case 'drifts':
      return {
        says: `${name(finding.rater)} goes ${finding.effect.value < 0 ? 'down' : 'up'} along the window on ${finding.name.toLowerCase()}`,
        because: `${words.signed(finding.effect.value)} points for every ten examples, beside the others (${range(finding.effect, words.signed)}).`,
      };
    case 'misled':
      return {
        says: `${finding.name}: ${counted(finding.moves, 'answer')} went to the majority and away from the expert`,
        because: 'The discussion made these worse. What was said before?',
      };
    case 'removed':
      return {
        says: `A filter had removed ${counted(finding.items.length, 'example')} of this window`,
        because: finding.better
          ? `They are judged better than the others on ${finding.better.name.toLowerCase()}: by ${words.two(finding.better.effect.value)} (${range(finding.better.effect, words.two)}).`
          : `${number(finding.kept)} were kept. Would you have removed these?`,
      };
    case 'copies':
      return {
        says: `${name(finding.first)} and ${name(finding.second)} gave the same answers`,
        because: `${words.share(finding.same)} of ${counted(finding.shared, 'answer')} are equal. Are they one person, or copied?`,
      };
    case 'impossible':
      return {
        says: impossible[finding.what],
        because: `${counted(finding.times, 'time')}. Numbers that rest on it may be wrong.`,
      };
    default:
      return finding satisfies never;
  }
}

const impossible: Record<(Finding & { is: 'impossible' })['what'], string> = {
  'not-on-scale': 'There are answers that the question does not offer',
  'given-twice': 'Somebody answered one question twice',
  'negative-time': 'There are times below zero',
  'share-outside': 'There are expected shares that are no shares',
  'two-standings': 'Somebody is said to be an expert and not to be one',
  'two-places': 'An example lies at two places of the window',
};

function follows({ name, feature, isPreference, effect, expert }: Finding & { is: 'follows' }): Sentence {
  const isShare = isPreference && feature !== 'place' && feature !== 'seconds';
  const format = isShare ? words.share : words.two;
  const more = isShare ? effect.value > 0.5 : effect.value > 0;
  const what = followed(feature);
  const others = expert ? ` The expert: ${format(expert.value)} (${range(expert, format)}).` : '';
  const gets = isPreference ? 'the better answers' : 'the higher answers';
  return {
    says: `${name} follows ${what}: ${more ? 'more' : 'less'} gets ${gets}`,
    because: `${isShare ? '' : 'ρ '}${format(effect.value)} (${range(effect, format)}), without experts.${others}`,
  };
}

function runs({
  manner,
  from,
  to,
  items,
  inside,
  outside,
  p,
  searched,
  looked,
  by,
}: Finding & { is: 'run' }): Sentence {
  const chance = p < 0.001 ? '0.001' : words.three(p);
  const writer = by === undefined ? '' : ` All of it was written by ${by}.`;
  return {
    says: `${words.runs.manners[manner]}: a run of ${number(items.length)}, examples ${number(from)} to ${number(to)}`,
    because: `${words.one(inside)} ${words.runs.units[manner].toLowerCase()} there, ${words.one(outside)} elsewhere (n\u00a0${number(searched)}; p\u00a0${p < 0.001 ? '<' : '='}\u00a0${chance}, corrected for ${number(looked)} manners).${writer}`,
  };
}
