// `npm run stats -- FILE`: what it prints of a file, and how it ends.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { calibrate } from '../../../server/cli/calibrate.ts';
import { published } from '../../shared/calibration/published.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function run(content?: unknown) {
  const lines: string[] = [];
  const folder = temporaryFolder('vectors');
  const file = path.join(folder.path, 'vectors.json');
  if (content !== undefined) writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const code = await calibrate(file, (line) => lines.push(line.replace(file, 'FILE')));
  folder.remove();
  return { code, lines };
}

test('[N3] vectors that hold: a sum, and no error', async () => {
  expect(await run(published)).toEqual({
    code: 0,
    lines: [`${published.length} of ${published.length} vectors hold.`],
  });
});

test('[N3] every value that differs, every unknown statistic and every input without data is printed, and it ends with an error', async () => {
  const [alpha, ...others] = published;
  const { code, lines } = await run([
    { ...alpha, expected: { alpha: 0.5 } },
    { ...alpha, name: 'unknown', statistic: 'kappa_max' },
    { ...alpha, name: 'empty', input: {} },
    ...others,
  ]);
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(/^alpha, nominal, .*\(krippendorff_alpha\): alpha should be 0\.5 and is 0\.7434/),
    'unknown (kappa_max): There is no statistic called kappa_max.',
    'empty (krippendorff_alpha): The input has no data.',
    `${published.length - 1} of ${published.length + 2} vectors hold; 1 values differ.`,
  ]);
});

test('[N3] a file that cannot be read, is not JSON, or holds no vectors: said in a sentence', async () => {
  expect(await run()).toEqual({ code: 1, lines: ['FILE cannot be read (ENOENT).'] });
  expect(await run('[{')).toMatchObject({ code: 1, lines: [expect.stringMatching(/^FILE is not JSON: /)] });
  expect(await run([{ name: 'x' }])).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/^FILE is not a file of test vectors:\n.*statistic/s)],
  });
  expect(await run([])).toMatchObject({ code: 1 });
  const lines: string[] = [];
  expect(await calibrate(undefined, (line) => lines.push(line))).toBe(1);
  expect(lines).toEqual([expect.stringMatching(/^Say which file/)]);
});
