// The real files of shared/data, each brought in as docs/importing.md says: recognised, or with a mapping; rows, raters, spans.
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { importDataset } from '../../../server/data/import-dataset.ts';
import { labelOfFormat } from '../../../shared/example/format-name.ts';
import { Mapping } from '../../../shared/example/mapping.ts';
import type { DatasetView } from '../../../shared/protocol/datasets.ts';
import { nameIn, Page, type TableRow } from '../../docs/page.ts';
import { aUser } from '../../support/factories.ts';
import { aGiven, type TestGiven } from '../../support/given.ts';
import { storedRows } from './importing.ts';

// Tens of thousands of ratings take seconds on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000 });

const DATA = '../shared/data';

/** Files that no format knows, and what a person says of their columns. */
const MAPPINGS: Record<string, { columns: unknown[]; foldBy?: string[] }> = {
  'mt_bench/judge_prompts.jsonl': {
    columns: [
      ['system_prompt', { use: 'turn', role: 'system' }],
      ['prompt_template', { use: 'turn', role: 'user' }],
    ],
  },
  'parquet_llm/popquorn_offensiveness.gzip.parquet': {
    columns: [
      ['text', { use: 'response' }],
      ['user_id', { use: 'rater', kind: 'person', standing: 'novice' }],
      ['offensiveness', { use: 'rating', dimension: 'offensiveness', response: 0 }],
    ],
    foldBy: ['instance_id'],
  },
};

/** Folders whose files are for readers to be tried on, with nothing to read and judge, and no rows of a corpus. */
const NOT_CORPORA = ['bad_input', 'parquet'];
/** Not files of rows. */
const NOT_ROWS = [
  /README/,
  /LICENSE/,
  /\.txt$/,
  /\.py$/,
  /\.rda$/,
  /\.md$/,
  /\.xml$/,
  /\.conll$/,
  /webanno_tsv/,
  /label_config/,
];

describe.skipIf(!existsSync(DATA))('the corpora of shared/data, skipped when they are not there', () => {
  let given: TestGiven;
  let user: string;
  beforeAll(async () => {
    given = await aGiven();
    user = (await aUser(given, { mayLead: true })).id;
  });
  afterAll(() => given?.close());

  const told = new Page('docs/importing.md').table('file', 'recognised as');
  const files = told.map(({ file }) => nameIn(file));

  async function imported(file: string): Promise<DatasetView> {
    const mapping = MAPPINGS[file] === undefined ? undefined : Mapping.parse(MAPPINGS[file]);
    return importDataset(given, { user, file, mapping, from: { path: path.join(DATA, file) } });
  }

  async function countOf(dataset: string, table: 'rating' | 'ratedSpan'): Promise<number> {
    const { read, tables: t } = given.database;
    const [row] = await read
      .select({ n: count() })
      .from(t[table])
      .innerJoin(t.example, eq(t.example.id, t[table].example))
      .where(eq(t.example.dataset, dataset));
    return row?.n ?? 0;
  }

  test('[D69] the page names every file with rows', () => {
    const there = globSync('**/*', { cwd: DATA, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(DATA, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .filter((file) => !NOT_CORPORA.includes(file.split('/')[0] ?? '') && file.includes('/'))
      .filter((file) => !NOT_ROWS.some((not) => not.test(file)));
    expect(files.toSorted()).toEqual(there.toSorted());
  });

  test.each(told.map((row): [string, TableRow] => [nameIn(row.file), row]))(
    '[D69] %s',
    async (file, row) => {
      const dataset = await imported(file);
      expect({
        as: row['recognised as'],
        rows: row['rows of the file'],
        examples: row.examples,
        raters: row.raters,
        ratings: row.ratings,
        spans: row.spans,
      }).toEqual({
        as:
          MAPPINGS[file] === undefined
            ? labelOfFormat(dataset.format)
            : `mapped: ${MAPPINGS[file].columns.length} columns`,
        rows: number(dataset.fileRows ?? dataset.rows),
        examples: number(dataset.rows),
        raters: number(dataset.raters),
        ratings: number(await countOf(dataset.id, 'rating')),
        spans: number(await countOf(dataset.id, 'ratedSpan')),
      });
      for (const { content, source } of await storedRows(given, dataset)) {
        expect(
          content.conversation.length + content.responses.length + Object.keys(content.fields).length,
        ).toBeGreaterThan(0);
        if (source !== '') expect(() => JSON.parse(source)).not.toThrow();
      }
    },
    60_000,
  );
});

const number = (n: number): string => n.toLocaleString('en');
