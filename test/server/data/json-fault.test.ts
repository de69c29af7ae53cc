// Every text of a conformance suite, and broken ones made by chance: JSON.parse is the judge of what is JSON.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonFault } from '../../../server/data/rows/json-fault.ts';
import { Refusal } from '../../../shared/protocol/failures.ts';
import { aGiven, type TestGiven } from '../../support/given.ts';
import { anImport, everythingKept, NOTHING, storedRows } from './importing.ts';

const SUITE = '../shared/data/bad_input/json/test_parsing';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('[D5] it finds a fault exactly where JSON.parse does not agree that a text is JSON', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '"', '{', '}', '[', ',', ':', '\\', '0', '-', 'e', ' ', '\u00a0', '\n'),
      fc.nat(2),
      (json, at, put, drop) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + put + json.slice(place + drop);
        expect(jsonFault(text) === undefined).toBe(isJson(text));
      },
    ),
    { seed: 7, numRuns: 3000 },
  );
});

test('[D5] what stands before a fault can be continued to JSON; what stands up to it cannot', () => {
  expect(jsonFault('{"a":tru}')).toMatchObject({ at: 5 });
  expect(jsonFault('{"a":01}')).toMatchObject({ at: 6 });
  expect(jsonFault('{"a":1.}')).toMatchObject({ at: 6 });
  expect(jsonFault('{"a":"\\u12g4"}')).toMatchObject({ at: 6 });
  expect(jsonFault('')).toMatchObject({ at: 0 });
});

test('a text of millions of characters is no trouble', () => {
  expect(jsonFault(`{"a":"${'\\n x'.repeat(2_000_000)}"}`)).toBeUndefined();
  expect(jsonFault(`[${'1,'.repeat(1_000_000)}]`)).toMatchObject({ at: 2_000_001 });
});

describe.skipIf(!existsSync(SUITE))('the parsing suite, skipped when it is not there', () => {
  let given: TestGiven;
  beforeAll(async () => {
    given = await aGiven();
  });
  afterAll(() => given?.close());
  const files = existsSync(SUITE) ? readdirSync(SUITE).sort() : [];

  test('[D5] the fault finder agrees with JSON.parse on every text that is UTF-8', () => {
    expect(files.length).toBeGreaterThan(300);
    for (const name of files) {
      const text = readFileSync(path.join(SUITE, name), 'utf8');
      // Its nesting is limited before it is asked.
      if (/(?:\[\s*){200}|(?:\[\{"":){200}/.test(text)) continue;
      expect(jsonFault(text) === undefined, name).toBe(isJson(text));
    }
  });

  /** Each text as the value of a field, so that what is JSON is a row too. */
  test('[D1] [D5] every text, as a field of the only row, is kept as it is or refused by its line', async () => {
    let taken = 0;
    for (const name of files) {
      const bytes = readFileSync(path.join(SUITE, name));
      const line = Buffer.concat([Buffer.from('{"text":"t","id":'), bytes, Buffer.from('}')]);
      const outcome = await anImport(given, line).catch((error: unknown) => error);
      if (outcome instanceof Refusal) {
        expect(outcome.detail, name).toMatch(/^Line \d+[,:]|^This is not text|^This text is UTF-16/);
        continue;
      }
      if (outcome instanceof Error) throw new Error(name, { cause: outcome });
      const stored = await storedRows(given, outcome as never);
      const text = line.toString('utf8');
      expect(
        stored.map(({ source }) => source),
        name,
      ).toEqual(text.split('\n').filter((each) => each.trim() !== ''));
      expect(isJson(text), name).toBe(true);
      taken++;
    }
    expect(taken).toBeGreaterThan(80);
  }, 60_000);

  test('[D1] [D5] every text, as a file of its own, is taken or refused, and leaves nothing when refused', async () => {
    await using fresh = await aGiven();
    for (const name of files) {
      const outcome = await anImport(fresh, readFileSync(path.join(SUITE, name))).catch((error: unknown) => error);
      if (!(outcome instanceof Refusal)) throw new Error(name, { cause: outcome });
      expect(outcome.code, name).toBe('bad-file');
    }
    expect(await everythingKept(fresh)).toEqual(NOTHING);
  }, 60_000);
});
