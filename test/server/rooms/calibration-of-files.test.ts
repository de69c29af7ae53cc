// The whole way from a file to the numbers of a room: import, make a room, open it, compute. The sample's plants, and published corpora.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { importDataset } from '../../../server/data/import-dataset.ts';
import { makeSample } from '../../../server/data/make-sample.ts';
import { isDefined, type Measured } from '../../../shared/calibration/result.ts';
import { agreementAmong } from '../../../shared/calibration/room/agreement-part.ts';
import type { Finding } from '../../../shared/calibration/room/finding.ts';
import { reportOn } from '../../../shared/calibration/room/report.ts';
import { refOf } from '../../../shared/calibration/room/room-data.ts';
import { calibrationOf } from '../../support/calibration.ts';
import { aUser } from '../../support/factories.ts';
import { aGiven } from '../../support/given.ts';

// Tens of thousands of ratings take seconds on a machine that has other things to do.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

type Reported = ReturnType<typeof reportOn>;
const numberIn = (known: Measured): number => (isDefined(known) ? known.value : Number.NaN);

async function reportOnFile(file: string | 'sample', count: number): Promise<Reported> {
  await using given = await aGiven();
  const user = (await aUser(given, { mayLead: true })).id;
  const { id } =
    file === 'sample'
      ? await makeSample(given, { user })
      : await importDataset(given, { user, file: path.basename(file), from: { path: file } });
  return reportOn(await calibrationOf(given, { user, dataset: id, count }));
}

describe('the sample, as its own page says what was planted', () => {
  let report: Reported;
  let findings: Finding[];
  beforeAll(async () => {
    report = await reportOnFile('sample', 100);
    findings = report.part('overview').value.findings;
  });
  const found = <I extends Finding['is']>(is: I) =>
    findings.filter((each): each is Finding & { is: I } => each.is === is);
  const numbers = (items: readonly string[]) =>
    [...new Set(items.map((item) => report.room.numberOf(item)))].toSorted((a, b) => a - b);
  const BLIND_SPOTS = [10, 23, 34, 51, 73];

  test('[N34] [N38] five critical errors that nobody but the expert saw are named before anything else', () => {
    expect(findings[0]).toMatchObject({ is: 'missed-critical', measure: 'critical-error', marked: 45 });
    expect(numbers(found('missed-critical')[0]?.items ?? [])).toEqual(BLIND_SPOTS);
  });

  test('[N34] the same five are shared blind spots of the preference: all agree, and the expert does not', () => {
    const preference = found('blind-spots').find(({ measure }) => measure === 'file:preference');
    expect(numbers(preference?.items ?? [])).toEqual(expect.arrayContaining(BLIND_SPOTS));
    expect(preference?.items).toHaveLength(30);
  });

  test('[N34] novices follow length and form, the expert does not', () => {
    const follows = found('follows').filter(({ measure }) => measure === 'file:preference');
    const length = follows.find(({ feature }) => feature === 'length');
    expect(length?.effect.low).toBeGreaterThan(0.5);
    expect(length?.expert?.value).toBeCloseTo(42 / 96, 5);
    const format = follows.find(({ feature }) => feature === 'format' || feature === 'bold');
    expect(format?.effect.low).toBeGreaterThan(0.5);
    expect(format?.expert?.high).toBeLessThan(0.5);
  });

  test('[N34] the automatic score follows form, and does not go with the experts', () => {
    expect(found('score-follows')[0]).toMatchObject({ field: 'auto_score', feature: 'format' });
    expect(found('score-follows')[0]?.effect.value).toBeGreaterThan(0.8);
    expect(found('score-against-people').map(({ who }) => who)).toContain('experts');
  });

  test('[N34] the eight removed rows are named with why, and how they were judged is set against the others', () => {
    const filter = report.part('filter').value;
    expect(filter?.removed.map(({ number }) => number)).toEqual([17, 30, 35, 47, 50, 58, 75, 88]);
    expect(filter?.removed[5]?.reason).toBe('mentions self-harm');
    expect(filter?.kept).toBe(92);
    expect(filter?.dimensions.find(({ measure }) => measure === 'helpfulness')?.audit).toMatchObject({
      removed: 16,
      kept: 184,
    });
  });

  test('[N34] [N39] the run of hedging is found where it lies, response by response, with the one model that wrote it; nothing else runs', () => {
    expect(found('run')).toMatchObject([{ manner: 'hedging', from: 41, to: 46, by: 'oxbow-chat' }]);
    const responses = found('run')[0]?.items.map(
      (item) => `${report.room.numberOf(item)} ${'AB'[refOf(item).response ?? -1]}`,
    );
    expect(responses).toEqual(['41 A', '42 B', '43 A', '44 B', '45 A', '46 B']);
  });

  test('[N34] [U222] whatever is found of examples leads to some of them', () => {
    const without = findings.filter((finding) => !('items' in finding) || finding.items.length === 0);
    expect(without).toEqual([]);
    for (const finding of findings)
      for (const item of 'items' in finding ? finding.items : []) expect(report.room.numberOf(item)).toBeGreaterThan(0);
  });

  test('[N34] four pairs on which experts are opposed are named with both reasons, and nowhere as wrong', () => {
    const opposed = found('experts-opposed').find(({ measure }) => measure === 'file:preference');
    expect(numbers(opposed?.items ?? [])).toEqual([9, 29, 54, 77]);
    const preference = report.part('expert').value.find(({ measure }) => measure === 'file:preference');
    expect(preference?.opposed.map(({ sides }) => sides.map(({ rationales }) => rationales.length))).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    const placed = preference && isDefined(preference.fields) ? preference.fields.placed.map(({ item }) => item) : [];
    expect(placed.filter((item) => opposed?.items.includes(item))).toEqual([]);
  });
});

const DATA = '../shared/data';
describe.skipIf(!existsSync(DATA))('published corpora, skipped when they are not there', () => {
  const only = (report: Reported, id: string) => {
    const measure = report.room.measures.find((each) => each.id === id);
    if (measure === undefined) throw new Error(`no ${id} among ${report.room.measures.map((each) => each.id)}`);
    return measure;
  };

  test('[N33] a script concordance test of 50 raters, by those of each panel and of all', async () => {
    const report = await reportOnFile(`${DATA}/sct/SC_test.csv`, 34);
    const rating = only(report, 'file:rating');
    const [agreement] = report.part('agreement').value;
    expect(agreement?.groups).toMatchObject([{ group: 'file', raters: 50, items: 34, ratings: 1_700 }]);
    expect(numberIn(agreement?.groups[0]?.alpha ?? { undefined: 'no-ratings' })).toBeCloseTo(0.465026, 6);
    const panel = (letter: string) =>
      numberIn(agreementAmong(rating, 'file', (rater) => rater.startsWith(`file:${letter}`)).alpha);
    expect([panel('E'), panel('S')].map((each) => each.toFixed(6))).toEqual(['0.465911', '0.476373']);
  });

  test('[N33] safety of 350 conversations by 123 raters', async () => {
    const report = await reportOnFile(`${DATA}/dices/dices_350_crowdsourced.json`, 350);
    const [{ groups: [file] = [] } = {}] = report.part('agreement').value;
    expect(file).toMatchObject({ raters: 123, items: 350, ratings: 43_050 });
    expect(
      [file?.alpha, file?.ac, file?.percent, file?.kappa].map((each) => each && numberIn(each).toFixed(5)),
    ).toEqual(['0.16086', '0.41588', '0.56669', '0.16084']);
  });

  test('[N33] votes of a crowd on 990 conversations', async () => {
    const report = await reportOnFile(`${DATA}/dices/dices_990.json`, 990);
    const [{ groups: [file] = [] } = {}] = report.part('agreement').value;
    expect(file?.items).toBe(990);
    expect(numberIn(file?.alpha ?? { undefined: 'no-ratings' })).toBeCloseTo(0.14325, 5);
  });
});
