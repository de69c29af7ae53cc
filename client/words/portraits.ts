// A rater in plain words: what the numbers say of them, how surely, and when there is too little to say.
import type { Estimate } from '../../shared/calibration/intervals/estimate.ts';
import { verdictOn } from '../../shared/calibration/intervals/estimate.ts';
import { isDefined, type Known } from '../../shared/calibration/result.ts';
import type { Portrait } from '../../shared/calibration/room/portrait-part.ts';
import { calibratingWords as words } from './calibrating.ts';
import { counted, number } from './format.ts';

const between = ({ low, high }: { low: number; high: number }): string => {
  const [a, b] = [Math.abs(low), Math.abs(high)].toSorted((x, y) => x - y);
  return `${words.two(a ?? 0)}–${words.two(b ?? 0)}`;
};

/** "about 0.6 stricter than the others, surely stricter: 0.30–0.90" */
export function differenceWords(
  known: Known<Estimate>,
  [below, above]: readonly [string, string],
  than: string,
): string {
  const verdict = verdictOn(known);
  if (!isDefined(known)) return words.why(known.undefined);
  const { value, low, high, n } = known;
  if (verdict === 'too-few') return `too few to say (${number(n)})`;
  const side = value < 0 ? below : above;
  const about = `about ${words.two(Math.abs(value))} ${side} than ${than}`;
  if (verdict === 'not-sure') return `${about}, but not surely: ${words.signed(low)} to ${words.signed(high)}`;
  return `${about}, surely ${side}: ${between(known)}`;
}

export const portraitWords = {
  lead: 'Each rater beside the others, in points of the scale. No one is right here by being in the middle.',
  none: 'Two people must have judged the same before there is anything to compare.',
  severity: 'Stricter or milder than the others',
  severityEnds: ['stricter', 'milder'] as const,
  oftenEnds: ['says yes less often', 'says yes more often'] as const,
  against: 'Against the expert',
  of: (name: string) => `Portrait of ${name}`,
  points: 'Points',
  traits: 'In words',
  behind: 'Farthest from the others',
  habits: (judged: number, confidence: number | undefined, seconds: number | undefined, cannot: number) =>
    [
      `${counted(judged, 'example')} judged`,
      confidence === undefined ? undefined : `confidence ${words.one(confidence)} of 5`,
      seconds === undefined ? undefined : `${number(Math.round(seconds))}\u00a0s an example`,
      cannot === 0 ? undefined : `could not judge ${number(cannot)}`,
    ]
      .filter((each) => each !== undefined)
      .join(' · '),

  range({ range }: Portrait, labels: readonly string[]): string {
    if (!isDefined(range)) return words.why(range.undefined);
    const used = `uses ${number(range.counts.filter((count) => count > 0).length)} of ${counted(labels.length, 'value')}`;
    if (range.spreadRatio === undefined || range.n < 8) return used;
    if (range.spreadRatio < 0.7)
      return `${used}, spread less than the others would need (${words.two(range.spreadRatio)})`;
    return `${used}, spread ${words.two(range.spreadRatio)} times that of the others’ means`;
  },
  middle({ middle }: Portrait): string {
    if (!isDefined(middle)) return words.why(middle.undefined);
    const verdict = verdictOn(middle);
    if (verdict === 'too-few') return `too few to say (${number(middle.n)})`;
    if (verdict === 'not-sure') return 'keeps to the middle no more than the others, as far as one can tell';
    return `${middle.value < 0 ? 'keeps nearer to the middle' : 'keeps nearer to the ends'} than the others, by ${between(middle)}`;
  },
  drift({ drift }: Portrait): string {
    if (!isDefined(drift)) return words.why(drift.undefined);
    const verdict = verdictOn(drift);
    if (verdict === 'too-few') return `too few to say (${number(drift.n)})`;
    const about = `${words.signed(drift.value)} points for every ten examples (${words.signed(drift.low)} to ${words.signed(drift.high)})`;
    return verdict === 'not-sure'
      ? `no sure drift: ${about}`
      : `becomes ${drift.value < 0 ? 'lower' : 'higher'} along the window: ${about}`;
  },
  consistency({ consistency }: Portrait): string {
    if (!isDefined(consistency)) return words.why(consistency.undefined);
    return `orders the items as the others do with ρ ${words.two(consistency.value)} (${words.two(consistency.low)} to ${words.two(consistency.high)}; n\u00a0${number(consistency.n)})`;
  },
  halo(known: Known<{ value: number; low: number; high: number }> | undefined): string | undefined {
    if (known === undefined) return undefined;
    if (!isDefined(known)) return words.why(known.undefined);
    const { value, low, high } = known;
    const numbers = `${words.signed(value)} (${words.signed(low)} to ${words.signed(high)})`;
    if (low > 0) return `one impression colours all dimensions more than in the others: ${numbers}`;
    return `no sure halo: dimensions go together ${numbers} more than in the others`;
  },
  rasch({ rasch }: Portrait): string {
    if (!isDefined(rasch)) return words.why(rasch.undefined);
    return `severity ${words.signed(rasch.measure)} logits (standard error ${words.two(rasch.standardError)}), whatever items they happened to get; fit ${words.two(rasch.outfit)}`;
  },
  confusion({ confusion }: Portrait, labels: readonly string[]): string | undefined {
    if (!isDefined(confusion)) return undefined;
    return confusion.rates.map((row, at) => `${labels[at] ?? ''}: ${words.share(row[at] ?? 0)}`).join(', ');
  },
  names: {
    severity: 'Severity',
    against: 'Against the expert',
    range: 'Range',
    middle: 'Middle',
    drift: 'Drift',
    consistency: 'Consistency',
    halo: 'Halo',
    rasch: 'Rasch',
    confusion: 'Gives the group’s answer (Dawid–Skene; not the truth)',
  },
};
