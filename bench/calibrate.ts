// `npm run bench -- calibrate`: the statistics beside straightforward implementations of the same formulas, interleaved in one run.
import { krippendorffAlpha } from '../shared/calibration/agreement/krippendorff.ts';
import { countsOf } from '../shared/calibration/counts.ts';
import { bootstrap } from '../shared/calibration/intervals/bootstrap.ts';
import { randomFrom } from '../shared/calibration/intervals/seeded.ts';
import { matrixFromRows, type RatingMatrix } from '../shared/calibration/matrix.ts';
import { dawidSkene } from '../shared/calibration/raters/dawid-skene.ts';
import { rasch } from '../shared/calibration/raters/rasch.ts';
import { isDefined, type Known } from '../shared/calibration/result.ts';
import { parts } from '../shared/calibration/room/finding.ts';
import { reportOn } from '../shared/calibration/room/report.ts';
import { declaredScale } from '../shared/calibration/scale.ts';
import { aRoom, EXAMPLES, PEOPLE } from './calibrate/a-room.ts';
import { plainAlphaInterval } from './calibrate/plain-alpha.ts';
import { plainDawidSkene } from './calibrate/plain-dawid-skene.ts';
import { plainRasch } from './calibrate/plain-rasch.ts';
import { alphaInR } from './calibrate/r-irr.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
/** `npm run bench -- calibrate 3 room`: only what a page computes again. */
const ONLY_ROOM = process.argv[3] === 'room';
const RESAMPLES = 1_000;

/** Ratings as people give them: items differ, raters differ in severity, one in ten is missing. */
function ratings(items: number, raters: number, points: number, seed: number): (number | null)[][] {
  const random = randomFrom(seed);
  const severity = Array.from({ length: raters }, () => random() - 0.5);
  return Array.from({ length: items }, () => {
    const quality = random() * points;
    return severity.map((strict) => {
      const value = Math.round(quality - strict + (random() + random() - 1) * 2);
      return random() < 0.1 ? null : Math.max(1, Math.min(points, value));
    });
  });
}

const five = declaredScale('ordinal', [1, 2, 3, 4, 5]);
const three = declaredScale('ordinal', [1, 2, 3]);
const dimensions = [1, 2, 3, 4, 5].map((seed) => ratings(100, 30, 5, seed));
const large = ratings(350, 123, 3, 6);

/** Two ways to the same number, each returning it; and how far the two may differ. */
interface Race {
  name: string;
  ours: () => number;
  plain: () => number;
  within: number;
}

const defined = <T extends object>(known: Known<T>): T => {
  if (!isDefined(known)) throw new Error(known.undefined);
  return known;
};
const matrixOf = (rows: (number | null)[][], scale: typeof five): RatingMatrix => matrixFromRows(rows, scale);

function ourAlphas(level: 'ordinal' | 'interval'): number {
  return dimensions.reduce((sum, rows) => {
    const matrix = matrixOf(rows, { ...five, level });
    const counts = countsOf(matrix);
    const statistic = (times: Float64Array) => krippendorffAlpha(counts, matrix.scale, times);
    return sum + defined(bootstrap(counts.items, statistic, { random: randomFrom(9), resamples: RESAMPLES })).low;
  }, 0);
}

const races: Race[] = [
  ...(['ordinal', 'interval'] as const).map((level) => ({
    name: `alpha, ${level}: ${RESAMPLES} resamples, 100 × 30 × 5 dimensions`,
    ours: () => ourAlphas(level),
    plain: () =>
      dimensions.reduce((sum, rows) => sum + plainAlphaInterval(rows, level, RESAMPLES, randomFrom(9)).low, 0),
    within: 1e-6,
  })),
  {
    name: 'Rasch severities, 350 × 123, 3 scores',
    ours: () => defined(rasch(matrixOf(large, three))).raters[0]?.measure ?? Number.NaN,
    plain: () => plainRasch(large, 3).severities[0] ?? Number.NaN,
    within: 1e-3,
  },
  {
    name: 'Dawid–Skene, 350 × 123, 3 classes',
    ours: () => defined(dawidSkene(matrixOf(large, three))).logLikelihood,
    plain: () => plainDawidSkene(large, 3).logLikelihood,
    within: 1e-4,
  },
];

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const timed = (run: () => number): [ms: number, result: number] => {
  const began = performance.now();
  const result = run();
  return [performance.now() - began, result];
};

console.log(`${'milliseconds, median of interleaved rounds'.padEnd(62)}plain       ours      ratio`);
for (const { name, ours, plain, within } of ONLY_ROOM ? [] : races) {
  const times: Record<'ours' | 'plain', number[]> = { ours: [], plain: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const [plainMs, expected] = timed(plain);
    const [oursMs, got] = timed(ours);
    if (!(Math.abs(expected - got) <= within)) throw new Error(`${name}: ${got} is not ${expected}`);
    times.plain.push(plainMs);
    times.ours.push(oursMs);
  }
  const [a, b] = [median(times.plain), median(times.ours)];
  const columns = [a.toFixed(1), b.toFixed(1), `${(b / a).toFixed(3)} ×`];
  console.log(name.padEnd(56) + columns.map((column) => column.padStart(11)).join(''));
}

for (const level of ONLY_ROOM ? [] : (['ordinal', 'interval'] as const)) {
  const [rows = []] = dimensions;
  const name = `alpha, ${level}, once, 100 × 30; R’s irr as plain`;
  const inR = alphaInR(rows, level);
  if (inR === undefined) {
    console.log(`${name.padEnd(56)}    skipped: there is no R with irr`);
    continue;
  }
  const runs = Array.from({ length: 20 }, () =>
    timed(() => {
      const matrix = matrixOf(rows, { ...five, level });
      return defined(krippendorffAlpha(countsOf(matrix), matrix.scale)).value;
    }),
  );
  const got = runs[0]?.[1] ?? Number.NaN;
  if (!(Math.abs(got - inR.alpha) <= 1e-9)) throw new Error(`${name}: ${got} is not ${inR.alpha}`);
  const ours = median(runs.map(([ms]) => ms));
  const columns = [inR.ms.toFixed(1), ours.toFixed(1), `${(ours / inR.ms).toFixed(3)} ×`];
  console.log(name.padEnd(56) + columns.map((column) => column.padStart(11)).join(''));
}

// What a page computes again when something is opened: a room made ready and the screen that is looked at. CPU time, for a machine may be busy;
// beside the intervals of one dimension by the straightforward way, in the same run.
const cpuMs = (run: () => unknown): number => {
  const { user, system } = process.cpuUsage();
  run();
  const used = process.cpuUsage({ user, system });
  return (used.user + used.system) / 1_000;
};
const [first = []] = dimensions;
const yardstick = cpuMs(() => plainAlphaInterval(first, 'ordinal', RESAMPLES, randomFrom(9)));
console.log(
  `\na room of ${EXAMPLES} × ${PEOPLE}, two answers for each of two responses; plain alpha of one: ${yardstick.toFixed(1)} ms`,
);
/** So many rounds are the compiler's: a page computes again after every reveal, its first time is apart. */
const WARMING = 8;
const rooms = Array.from({ length: ROUNDS + WARMING }, (_, seed) => aRoom(seed + 1));
console.log(
  `${'processor milliseconds'.padEnd(56)}${['at first', 'again', 'ratio'].map((each) => each.padStart(11)).join('')}`,
);
for (const part of parts) {
  const [atFirst = 0, ...times] = rooms.map((room) => cpuMs(() => reportOn(room).part(part)));
  const again = median(times.slice(WARMING - 1));
  console.log(
    part.padEnd(56) +
      [atFirst.toFixed(1), again.toFixed(1), `${(again / yardstick).toFixed(3)} ×`]
        .map((each) => each.padStart(11))
        .join(''),
  );
}
