// The headline numbers of published corpora, the whole way: import, a room over it, everything opened, the report. Skipped, saying so, without the data.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { fourFields } from '../../../shared/calibration/expert/four-fields.ts';
import { agreedReference, withItems } from '../../../shared/calibration/expert/reference.ts';
import { matrixOf, withRaters } from '../../../shared/calibration/matrix.ts';
import { median } from '../../../shared/calibration/numbers/moments.ts';
import { biasAgainstRest } from '../../../shared/calibration/raters/bias.ts';
import { dawidSkene } from '../../../shared/calibration/raters/dawid-skene.ts';
import { isDefined } from '../../../shared/calibration/result.ts';
import { expertsAndOthers } from '../../../shared/calibration/room/measure.ts';
import { Mapping } from '../../../shared/example/mapping.ts';
import { digits, measureIn, numberIn, reportOnFile } from '../../support/report-on-file.ts';

// Tens of thousands of ratings take seconds on a machine that has other things to do.
vi.setConfig({ testTimeout: 120_000 });
const DATA = '../shared/data';
const isThere = existsSync(DATA);
if (!isThere) console.log(`reference numbers skipped: no published corpora in ${DATA}`);

describe.skipIf(!isThere)('39 students and 11 experts on 34 items', () => {
  const mapping = Mapping.parse({
    format: 'rater-columns',
    raters: [
      { name: 'E*', kind: 'person', standing: 'expert' },
      { name: 'S*', kind: 'person', standing: 'novice' },
    ],
  });

  test('[N33] novices against experts: bias and order of each, and of all together', async () => {
    const report = await reportOnFile(`${DATA}/sct/SC_test.csv`, 34, mapping);
    const [against] = report.part('expert').value;
    if (against === undefined || !isDefined(against.gap)) throw new Error('no gap');
    const { raters, group } = against.gap;
    expect([against.experts.length, against.others.length]).toEqual([11, 39]);
    expect(digits(group)).toBe('-0.041478');
    const biases = raters.map(({ bias }) => numberIn(bias));
    expect([Math.min(...biases), Math.max(...biases)].map((each) => digits(each))).toEqual(['-0.411765', '0.470588']);
    const orders = raters.map(({ order }) => numberIn(order));
    expect([Math.min(...orders), median(orders), Math.max(...orders)].map((each) => digits(each))).toEqual([
      '0.366844',
      '0.641394',
      '0.795789',
    ]);
    expect(raters[orders.indexOf(Math.min(...orders))]?.rater).toBe('file:S17');
  });

  test('[N10] [N33] the experts among themselves', async () => {
    const report = await reportOnFile(`${DATA}/sct/SC_test.csv`, 34, mapping);
    const measure = measureIn(report, 'file:rating');
    const experts = withRaters(matrixOf(measure.file, measure.scale), (rater) => rater.startsWith('file:E'));
    expect(biasAgainstRest(experts).map(({ result }) => digits(result))).toEqual(
      [0.064706, -0.064706, 0, -0.097059, -0.129412, 0.129412, 0, 0.097059, -0.129412, 0.032353, 0.097059].map((each) =>
        digits(each),
      ),
    );
  });
});

describe.skipIf(!isThere)('safety of 350 conversations by 123 people, with one expert', () => {
  interface Instances {
    instances: {
      id: number;
      instance: { user_prompt: string; response: string };
      annotations: { safety: { individual_human_scores: string[] } };
    }[];
  }
  const read = (file: string): Instances['instances'] =>
    (JSON.parse(readFileSync(`${DATA}/dices/${file}`, 'utf8')) as Instances).instances;

  /** The two files as one, in the product's own form: everybody by name, the expert as one. */
  async function report() {
    const gold = new Map(
      read('dices_350_expert.json').map(({ id, annotations }) => [id, annotations.safety.individual_human_scores[0]]),
    );
    const rows = read('dices_350_crowdsourced.json').map(({ id, instance, annotations }) => ({
      ...{ conversation: id, prompt: instance.user_prompt, responses: [instance.response] },
      raters: [
        { name: 'Expert', kind: 'person', standing: 'expert', safety: gold.get(id) },
        ...annotations.safety.individual_human_scores.map((safety, at) => ({
          ...{ name: `Rater ${at}`, kind: 'person', standing: 'novice', safety },
        })),
      ],
    }));
    const folder = mkdtempSync(path.join(tmpdir(), 'tableread-reference-'));
    try {
      const file = path.join(folder, 'dices.jsonl');
      writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
      return { report: await reportOnFile(file, 350), order: rows.map(({ conversation }) => conversation) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('[N15] [N33] [N40] the majority against the expert: shared blind spots by name, and no model of the raters is the truth', async () => {
    const { report: of, order } = await report();
    const measure = measureIn(of, 'file:safety');
    const against = of.part('expert').value.find(({ measure: id }) => id === measure.id);
    if (against === undefined || !isDefined(against.fields)) throw new Error('nothing to compare');
    const { counts, placed, tied } = against.fields;
    expect(counts['agree-wrong']).toBe(36);
    const ids = placed
      .filter(({ field }) => field === 'agree-wrong')
      .map(({ item }) => order[of.room.numberOf(item) - 1]);
    expect(ids.slice(0, 9).toSorted()).toEqual([193, 346, 237, 90, 214, 19, 296, 191, 180].toSorted());
    // The reference gives the two that are tied to No.
    const right = counts['agree-right'] + counts['split-right'];
    expect([right, tied.length]).toEqual([expect.any(Number), 2]);
    expect(right).toBeGreaterThanOrEqual(226);
    expect(right).toBeLessThanOrEqual(228);
    const { experts, others } = expertsAndOthers(measure);
    const crowd = matrixOf(others, measure.coarse);
    const reference = agreedReference(withItems(matrixOf(experts, measure.coarse), crowd.items));
    expect([0.8, 0.9].map((from) => fourFields(crowd, reference, from).counts['agree-wrong'])).toEqual([9, 0]);

    const likely = of.part('likely').value.find(({ measure: id }) => id === measure.id)?.answers;
    if (likely === undefined || !isDefined(likely)) throw new Error('nothing likely');
    expect(likely.expert?.of).toBe(350);
    expect(likely.expert?.majority).toBe(right);
    // More often with the expert than the majority, and still against the expert on a hundred: it is no truth.
    expect(likely.expert?.likely).toBeGreaterThan(right);
    expect(likely.expert?.wrong.length).toBeGreaterThan(90);
    const model = dawidSkene(crowd, { smoothing: 0.01, tolerance: 1e-5 });
    if (!isDefined(model)) throw new Error(model.undefined);
    const classes = model.posteriors.map((row) => row.indexOf(Math.max(...row)));
    expect(classes.filter((code, i) => code === reference[i]).length).toBe(172);
  });

  test('[N33] how often each rater says yes, and is with the expert', async () => {
    const { report: of } = await report();
    const measure = measureIn(of, 'file:safety');
    const byItem = new Map(expertsAndOthers(measure).experts.map(({ item, value: gold }) => [item, gold]));
    const byRater = Map.groupBy(expertsAndOthers(measure).others, ({ rater }) => rater);
    const share = (hit: (rating: { item: string; value: unknown }) => boolean) =>
      new Map([...byRater].map(([rater, own]) => [rater, own.filter(hit).length / own.length]));
    const yes = share((rating) => rating.value === 'Yes');
    const right = share((rating) => rating.value === byItem.get(rating.item));
    const range = (shares: Map<string, number>) => {
      const all = [...shares.values()];
      return [Math.min(...all), median(all), Math.max(...all)].map((each) => digits(each));
    };
    expect(range(yes)).toEqual(['0.000000', '0.308571', '0.997143']);
    expect(range(right)).toEqual(['0.302857', '0.574286', '0.685714']);
    const extreme = (shares: Map<string, number>, of: number) => [...shares].find(([, each]) => each === of)?.[0];
    expect([extreme(yes, Math.min(...yes.values())), extreme(yes, Math.max(...yes.values()))]).toEqual([
      'file:Rater 61',
      'file:Rater 80',
    ]);
  });
});
