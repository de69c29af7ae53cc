// What an import takes, an export gives back: equal values, for every file there is.
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRows } from '../../../server/data/export-rows.ts';
import { importDataset } from '../../../server/data/import-dataset.ts';
import { aUser } from '../../support/factories.ts';
import { aGiven, type TestGiven } from '../../support/given.ts';
import { anImport } from './importing.ts';
import { rowsIn } from './reading.ts';

const DATA = '../shared/data';
/** Every field is kept, none is read as anything. */
const AS_FIELDS = { columns: [], raters: [] };

let given: TestGiven;
let user: string;
beforeAll(async () => {
  given = await aGiven();
  user = (await aUser(given, { mayLead: true })).id;
});
afterAll(() => given.close());

async function exported(dataset: string): Promise<unknown[]> {
  const lines: string[] = [];
  for await (const line of exportRows(given, { dataset })) lines.push(line);
  for (const line of lines) expect(line.indexOf('\n'), 'one row a line').toBe(line.length - 1);
  return lines.map((line) => JSON.parse(line) as unknown);
}

test('[D47] an export has each row once, in file order, as it stood; rows left out are not there', async () => {
  const file = '{"text":"a","n":12345678901234567890}\n{"text":7}\n  {"text":"c\\n", "n":1.0}\n';
  const { id } = await anImport(given, file, { user, onFault: 'skip' });
  const lines: string[] = [];
  for await (const line of exportRows(given, { dataset: id })) lines.push(line);
  expect(lines.join('')).toBe('{"text":"a","n":12345678901234567890}\n  {"text":"c\\n", "n":1.0}\n');
  await expect(exportRows(given, { dataset: 'x'.repeat(22) }).next()).rejects.toMatchObject({ code: 'not-found' });
});

test('[D47] items of a list that stand on several lines are each one line, their texts unchanged', async () => {
  const rows = [{ text: 'a\n  b\r\n', deep: { list: [1, [2]] } }, { text: '"  x' }];
  const { id } = await anImport(given, JSON.stringify(rows, null, 2), { user });
  expect(await exported(id)).toEqual(rows);
});

describe.skipIf(!existsSync(DATA))('the files of shared/data, skipped when they are not there', () => {
  const files = globSync(`${DATA}/*/**/*.{jsonl,json,csv,tsv,parquet,gz}`, {
    exclude: (name) => /bad_input|^parquet$/.test(String(name)),
  })
    .map((file) => path.relative(DATA, file))
    .sort();

  test.each(files)(
    '[D47] %s',
    async (file) => {
      const from = { path: path.join(DATA, file) };
      const read = await rowsIn(from).catch((error) => error.code);
      if (read === 'bad-file' || read.length === 0) return;
      const about = { user, file: path.basename(file), from };
      const { id } = await importDataset(given, about).catch(() =>
        importDataset(given, { ...about, mapping: AS_FIELDS }),
      );
      expect(await exported(id)).toEqual(JSON.parse(JSON.stringify(read)));
    },
    60_000,
  );
});
