// If nobody were the expert: which answer each item probably has, and whose answers carry information. Where most share an error, it is likely too.
import { agreedReference, codesOn, leading, withItems } from '../expert/reference.ts';
import { randomFrom } from '../intervals/seeded.ts';
import { matrixOf, type RatingMatrix, withRaters } from '../matrix.ts';
import { betaQuantile } from '../numbers/student.ts';
import { dawidSkene } from '../raters/dawid-skene.ts';
import { likeliest } from '../raters/labels.ts';
import { type Mace, mace } from '../raters/mace.ts';
import { isDefined, type Known, undefinedFor } from '../result.ts';
import { expertsAndOthers, type Measure } from './measure.ts';
import { isPerson, type Room } from './prepare-room.ts';

export interface LikelyAnswers {
  /** By how much their answers carry: the share in which they know the answer rather than guess, with an interval that takes the likely answers for given. */
  raters: { rater: string; n: number; knows: { value: number; low: number; high: number }; guesses: string }[];
  items: number;
  /** Items whose likely answer is not what most said; whose likeliest answer is not likely; on which the two models differ. */
  againstMajority: { item: string; likely: string; majority: string; probability: number }[];
  unsure: string[];
  modelsDiffer: Known<{ items: string[] }>;
  /** Set against the experts, where there are any: they were left out. */
  expert: { of: number; likely: number; majority: number; wrong: string[] } | undefined;
}

export interface LikelyPart {
  measure: string;
  name: string;
  labels: readonly string[];
  answers: Known<LikelyAnswers>;
}

const RATERS_LEAST = 3;
const RATERS_MOST = 200;
const ITEMS_LEAST = 20;
const LIKELY_FROM = 0.9;
const SEED = 20_260_101;
/** Restarts as many as fit into so many steps, each rating, value and round being one. */
const STEPS = 6_000_000;
const ROUNDS = 50;

/** Of whatever should have one answer, read as right or wrong is. */
export const likelyPart = (room: Room): LikelyPart[] =>
  room.measures
    .filter(({ nature, scale }) => nature !== 'subjective' && scale.labels.length <= 30)
    .map((measure) => ({
      ...{ measure: measure.id, name: measure.name, labels: measure.coarse.labels },
      answers: answersOf(measure),
    }));

function answersOf(measure: Measure): Known<LikelyAnswers> {
  const { experts, others } = expertsAndOthers(measure);
  const matrix = withRaters(matrixOf(others, measure.coarse), isPerson);
  if (matrix.items.length < ITEMS_LEAST) return undefinedFor('too-few-items');
  // With two the model cannot say which of them errs.
  if (matrix.raters.length < RATERS_LEAST || matrix.raters.length > RATERS_MOST) return undefinedFor('too-few-raters');
  const steps = others.length * matrix.scale.labels.length * ROUNDS;
  const restarts = Math.max(2, Math.min(10, Math.floor(STEPS / steps)));
  const model = mace(matrix, { random: randomFrom(SEED), restarts, rounds: ROUNDS });
  if (!isDefined(model)) return model;
  const likely = likeliest(matrix, model.posteriors);
  const answers = matrix.items.map((item, i) => {
    const most = leading(codesOn(matrix, i));
    return {
      ...{ item, likely: likely.get(item) ?? '', probability: Math.max(...(model.posteriors[i] ?? [])) },
      majority: most === undefined ? undefined : matrix.scale.labels[most],
    };
  });
  return {
    raters: ratersIn(matrix, model),
    items: matrix.items.length,
    againstMajority: answers.flatMap(({ majority, ...each }) =>
      majority === undefined || majority === each.likely ? [] : [{ ...each, majority }],
    ),
    unsure: answers.filter(({ probability }) => probability < LIKELY_FROM).map(({ item }) => item),
    modelsDiffer: differing(matrix, likely),
    expert: againstExpert(answers, agreedReference(withItems(matrixOf(experts, measure.coarse), matrix.items)), matrix),
  };
}

function ratersIn(matrix: RatingMatrix, { competence, guesses }: Mace): LikelyAnswers['raters'] {
  return matrix.raters
    .map((rater, r) => {
      const n = matrix.items.filter((_, i) => (matrix.codes[i * matrix.raters.length + r] ?? -1) >= 0).length;
      const value = competence[r] ?? 0;
      const [known, guessed] = [value * n, (1 - value) * n];
      const own = guesses[r] ?? [];
      return {
        ...{ rater, n, guesses: matrix.scale.labels[own.indexOf(Math.max(...own))] ?? '' },
        // The distribution of the share that the model ends with: Beta, with its priors of one half.
        knows: {
          value,
          low: Math.min(value, betaQuantile(0.025, known + 0.5, guessed + 0.5)),
          high: Math.max(value, betaQuantile(0.975, known + 0.5, guessed + 0.5)),
        },
      };
    })
    .toSorted((a, b) => b.knows.value - a.knows.value);
}

function differing(matrix: RatingMatrix, likely: ReadonlyMap<string, string>): LikelyAnswers['modelsDiffer'] {
  const other = dawidSkene(matrix, { smoothing: 0.01, tolerance: 1e-6, mostRounds: 500 });
  if (!isDefined(other)) return other;
  const theirs = likeliest(matrix, other.posteriors);
  return { items: matrix.items.filter((item) => theirs.get(item) !== likely.get(item)) };
}

function againstExpert(
  answers: readonly { item: string; likely: string; majority: string | undefined }[],
  reference: readonly (number | undefined)[],
  { scale }: RatingMatrix,
): LikelyAnswers['expert'] {
  const compared = answers.flatMap((each, i) => {
    const code = reference[i];
    return code === undefined ? [] : [{ ...each, right: scale.labels[code] ?? '' }];
  });
  if (compared.length === 0) return undefined;
  return {
    of: compared.length,
    likely: compared.filter(({ likely, right }) => likely === right).length,
    majority: compared.filter(({ majority, right }) => majority === right).length,
    wrong: compared.filter(({ likely, right }) => likely !== right).map(({ item }) => item),
  };
}
