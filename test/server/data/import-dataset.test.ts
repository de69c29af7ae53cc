// Importing a file that is as it should be.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listDatasets } from '../../../server/data/list-datasets.ts';
import { readDataset, readRows } from '../../../server/data/read-dataset.ts';
import { aUser } from '../../support/factories.ts';
import { aGiven } from '../../support/given.ts';
import { anImport, everythingKept, inChunks, jsonl, storedRows } from './importing.ts';

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ prompt: `Question ${n}`, responses: [`Answer ${n}`], model: `m-${n}` }));

test('[D3] [D15] a file becomes a dataset with its provenance, and each row an example in file order', async () => {
  await using given = await aGiven();
  const ada = await aUser(given, { name: 'Ada', mayLead: true });
  const file = jsonl(rows(450));
  const dataset = await anImport(given, file, { user: ada.id, file: 'C:\\data\\spring batch.jsonl.gz' });
  expect(dataset).toEqual({
    id: expect.any(String),
    name: 'spring batch',
    file: { name: 'spring batch.jsonl.gz', bytes: Buffer.byteLength(file), sha256: sha256(file) },
    kind: 'jsonl',
    format: 'prompt-responses',
    rows: 450,
    raters: 0,
    rooms: 0,
    importedAt: given.clock.now(),
    importedBy: 'Ada',
  });
  expect(await readDataset(given, { dataset: dataset.id })).toEqual(dataset);
  const stored = await storedRows(given, dataset);
  expect(stored.map(({ position }) => position)).toEqual([...Array(450).keys()]);
  const source = '{"prompt":"Question 449","responses":["Answer 449"],"model":"m-449"}';
  const content = {
    conversation: [{ role: 'user', text: 'Question 449' }],
    responses: [{ text: 'Answer 449' }],
    fields: {},
  };
  expect(stored.at(-1)).toMatchObject({
    content,
    sealed: { fields: { model: 'm-449' } },
    source,
    hash: sha256(JSON.stringify(content)),
  });
});

test('[D11] a page of rows holds nothing that is sealed, nor the source', async () => {
  await using given = await aGiven();
  const planted = 'zebra-crossing-7';
  const dataset = await anImport(
    given,
    jsonl([{ prompt: 'P', responses: ['A', 'B'], models: [planted, 'm'], id: 'r1' }]),
  );
  const page = await readRows(given, { dataset: dataset.id, start: 0, count: 20 });
  expect(page).toMatchObject({ total: 1, examples: [{ position: 0, content: { fields: { id: 'r1' } } }] });
  expect(JSON.stringify(page)).not.toContain(planted);
  expect(JSON.stringify(await storedRows(given, dataset)), 'the check would see it').toContain(planted);
});

test('rows are read page by page; past the end there are none', async () => {
  await using given = await aGiven();
  const { id: dataset } = await anImport(given, jsonl(rows(25)));
  const positions = async (start: number, count: number) =>
    (await readRows(given, { dataset, start, count })).examples.map(({ position }) => position);
  expect(await positions(20, 3)).toEqual([20, 21, 22]);
  expect(await positions(24, 10)).toEqual([24]);
  expect(await positions(25, 10)).toEqual([]);
  await expect(readRows(given, { dataset: 'x'.repeat(22), start: 0, count: 1 })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('[D4] blank lines, CRLF, a byte order mark and a missing last end change nothing', async () => {
  await using given = await aGiven();
  const plain = '{"text":"a"}\n{"text":"b"}\n';
  const odd = '\ufeff\r\n{"text":"a"}\r\n \t \n\n{"text":"b"}';
  const [one, other] = [await anImport(given, plain), await anImport(given, odd)];
  expect(await storedRows(given, other)).toEqual(await storedRows(given, one));
  expect(other.rows).toBe(2);
  const marked = await anImport(given, '\ufeff{"text":"a"}\n{"text":"b"}');
  expect(await storedRows(given, marked)).toEqual(await storedRows(given, one));
});

test.each([1, 2, 3, 7, 64])('[D3] nothing depends on how the bytes are cut: chunks of %i', async (chunk) => {
  await using given = await aGiven();
  const file = jsonl([{ text: 'Zwölf Boxkämpfer 🥊 ‏مرحبا‏ \u2028' }, { text: '日本語'.repeat(30) }]);
  const [whole, cut] = [await anImport(given, file), await anImport(given, file, { chunk })];
  expect(await storedRows(given, cut)).toEqual(await storedRows(given, whole));
});

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const anyRow = fc.record(
  {
    prompt: anyText,
    responses: fc.array(anyText, { maxLength: 4 }),
    id: fc.oneof(anyText, fc.integer()),
    meta: fc.jsonValue({ maxDepth: 4 }),
    score: fc.double({ noNaN: true, noDefaultInfinity: true }),
  },
  { requiredKeys: ['prompt', 'responses'] },
);

test('[D3] any rows come back: the source byte for byte, the texts and every field as they were', async () => {
  await using given = await aGiven();
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 500 }),
      async (some, chunk) => {
        const lines = some.map((row, n) => ' '.repeat(n % 3) + JSON.stringify(row) + '\t'.repeat(n % 2));
        const stored = await storedRows(given, await anImport(given, lines.join('\n'), { chunk }));
        expect(stored.map(({ source }) => source)).toEqual(lines);
        expect(stored.map(({ hash }) => hash)).toEqual(stored.map(({ content }) => sha256(JSON.stringify(content))));
        for (const [n, { content, sealed }] of stored.entries()) {
          // What JSON says of the row: it knows no -0.
          const row = JSON.parse(lines[n] ?? '') as { prompt: string; responses: string[] };
          const { prompt, responses, ...others } = row;
          expect(content.conversation.map(({ text }) => text)).toEqual([prompt]);
          expect(content.responses.map(({ text }) => text)).toEqual(responses);
          const repeated = Object.fromEntries(
            Object.entries(others).filter(([, value]) => (value as unknown) === prompt),
          );
          expect({ ...repeated, ...content.fields, ...sealed.fields }).toEqual(others);
        }
      },
    ),
    { seed: 20260501, numRuns: 40 },
  );
}, 60_000);

test('[D3] lone surrogates and NUL characters survive', async () => {
  await using given = await aGiven();
  const line = String.raw`{"text":"\ud800 \u0000 \udc00\ud83d"}`;
  const [row] = await storedRows(given, await anImport(given, line));
  expect(row).toMatchObject({ source: line, content: { responses: [{ text: '\ud800 \0 \udc00\ud83d' }] } });
});

test('[D13] numbers that cannot be held exactly are kept as they are written', async () => {
  await using given = await aGiven();
  const line =
    '{"text":"t","a":12345678901234567890,"b":1e400,"c":0.1,"d":1.0e3,"e":0.30000000000000004,"f":1.000000000000000005,"g":-5e-400,"h":9007199254740993,"i":0.0,"j":-1200}';
  const [row] = await storedRows(given, await anImport(given, line));
  const kept = {
    ...{ a: '12345678901234567890', b: '1e400', c: 0.1, d: 1000, e: 0.30000000000000004, f: '1.000000000000000005' },
    ...{ g: '-5e-400', h: '9007199254740993', i: 0, j: -1200 },
  };
  expect(row?.content.fields).toEqual(kept);
  const alone = await anImport(given, '{"text":"t","a":1e400}\n{"text":"t","a":-5E-400}\n{"text":"t","a":1E+999}');
  const fields = (await storedRows(given, alone)).map(({ content }) => content.fields.a);
  expect(fields).toEqual(['1e400', '-5E-400', '1E+999']);
  expect(row?.source).toBe(line);
});

test('[D13] of a field named twice the last holds, and __proto__ is a field', async () => {
  await using given = await aGiven();
  const line = '{"text":"first","text":"last","__proto__":{"polluted":1},"x":1,"x":2}';
  const [row] = await storedRows(given, await anImport(given, line));
  expect(row?.content.responses).toEqual([{ text: 'last' }]);
  expect(JSON.stringify(row?.content.fields)).toBe('{"__proto__":{"polluted":1},"x":2}');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a dataset can be named; names lose what cannot be stored or seen', async () => {
  await using given = await aGiven();
  const named = async (file: string, name?: string) => {
    const view = await anImport(given, '{"text":"t"}', { file, name });
    return [view.name, view.file.name];
  };
  expect(await named('a.jsonl', ' Spring \0 batch ')).toEqual(['Spring   batch', 'a.jsonl']);
  expect(await named('/folder/b\ud800.NDJSON.gz')).toEqual(['b\ufffd', 'b\ufffd.NDJSON.gz']);
  expect(await named('.jsonl', '  ')).toEqual(['.jsonl', '.jsonl']);
});

test('datasets are listed, the newest first', async () => {
  await using given = await aGiven();
  for (const name of ['one', 'two', 'three']) {
    given.clock.advance(1000);
    await anImport(given, '{"text":"t"}', { name });
  }
  expect((await listDatasets(given)).map(({ name }) => name)).toEqual(['three', 'two', 'one']);
});

test('[D18] the importer is told how far it is, about four times a second and at the end', async () => {
  await using given = await aGiven();
  const file = jsonl(rows(1000));
  const told: { bytes: number; rows: number }[] = [];
  async function* slowly() {
    for await (const chunk of inChunks(file, 2000)) {
      given.clock.advance(100);
      yield chunk;
    }
  }
  await anImport(given, slowly(), { onProgress: (soFar) => told.push(soFar) });
  const chunks = Math.ceil(file.length / 2000);
  expect(told.length).toBeGreaterThan(chunks / 4);
  expect(told.length).toBeLessThan(chunks / 2);
  expect(told.at(-1)).toEqual({ bytes: file.length, rows: 1000 });
  expect(told.map(({ bytes }) => bytes)).toEqual(told.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
});

test('[D9] others write in between', async () => {
  await using given = await aGiven();
  const long = 'word '.repeat(20_000);
  const file = jsonl(Array.from({ length: 40 }, (_, n) => ({ text: `${n} ${long}` })));
  const sent = { chunks: 0 };
  async function* amongOthers() {
    for await (const chunk of inChunks(file, 400_000)) {
      yield chunk;
      sent.chunks++;
      // Nobody would ever come to write, if an import held the only writer to its end.
      await aUser(given);
    }
    await expect.poll(async () => (await everythingKept(given)).contents, { timeout: 15_000 }).toBeGreaterThan(0);
    await aUser(given);
  }
  const dataset = await anImport(given, amongOthers());
  expect(sent.chunks).toBeGreaterThan(9);
  expect(dataset.rows).toBe(40);
});

test('[D9] two imports at once both come in whole', async () => {
  await using given = await aGiven();
  const files = [jsonl(rows(700)), jsonl(rows(900).toReversed())];
  const datasets = await Promise.all(files.map((file) => anImport(given, file)));
  for (const [n, dataset] of datasets.entries()) {
    const stored = await storedRows(given, dataset);
    expect(stored.map(({ source }) => `${source}\n`).join('')).toBe(files[n]);
  }
  const { contents, ...kept } = await everythingKept(given);
  expect(kept).toEqual({ datasets: 2, examples: 1600, seals: contents });
});

test('[D19] only those who may lead import', async () => {
  await using given = await aGiven();
  const tom = await aUser(given);
  await expect(anImport(given, '{"text":"t"}', { user: tom.id })).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[D45] while a long row is read and mapped, this thread goes on', async () => {
  await using given = await aGiven();
  // So that starting a thread is not what is measured.
  await anImport(given, '{"text":"t"}');
  const row = JSON.stringify({
    text: 'x "y" '.repeat(1_000_000),
    list: Array.from({ length: 200_000 }, (_, n) => [n]),
  });
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns++;
    if (!isOver) setImmediate(turn);
  };
  turn();
  await anImport(given, row, { chunk: 4_000_000 });
  isOver = true;
  // Read by this thread, it would have a turn for each of three chunks and a few more.
  expect(turns).toBeGreaterThan(500);
});
