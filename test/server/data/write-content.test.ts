// The text of a row is kept once: what stands in its content is left out of it, and together they are what came in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pieces, sourceOf } from '../../../db/row-blocks.ts';
import { literalsIn } from '../../../server/data/rows/literals.ts';
import { writeContent } from '../../../server/data/write-content.ts';
import type { Content, Fields, Json } from '../../../shared/example/example.ts';

const LONG = 'A text that is long enough to be worth finding again.';

function written(source: string, contentOf: (row: Json) => Content) {
  const row = JSON.parse(source) as Json;
  const content = contentOf(row);
  const { content: text, source: kept } = writeContent(content, source, literalsIn(source, row));
  const pieces = JSON.parse(kept) as Pieces;
  expect(text).toBe(JSON.stringify(content));
  expect(sourceOf(pieces, Buffer.from(text))).toBe(source);
  return { text, pieces, kept };
}

const textsAsFields = (row: Json): Content => {
  const texts: string[] = [];
  const gather = (value: Json): void => {
    if (typeof value === 'string') texts.push(value);
    else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) gather(inner);
  };
  gather(row);
  return {
    conversation: texts.filter((_, n) => n % 3 === 0).map((text) => ({ role: 'user', text })),
    responses: texts.filter((_, n) => n % 3 === 1).map((text) => ({ text })),
    fields: { ...(typeof row === 'object' ? (row as Fields) : {}), texts: texts.filter((_, n) => n % 3 === 2) },
  };
};

test('[D91] a text that can be seen is not kept a second time', () => {
  const { pieces, kept } = written(`{"prompt": "${LONG}\\n", "id": 1}`, (row) => ({
    conversation: [{ role: 'user', text: (row as { prompt: string }).prompt }],
    responses: [],
    fields: {},
  }));
  expect(pieces).toEqual(['{"prompt": ', [expect.any(Number), LONG.length + 4], ', "id": 1}']);
  expect(kept).not.toContain('long enough');
});

test.each([
  ['a name that stands twice', `{"a":"${LONG}1","a":"${LONG}2"}`],
  ['a name that stands twice, deep within', `{"b":[{"a":"${LONG}1","\\u0061":"${LONG}2"}],"c":"${LONG}"}`],
  ['a name that stands twice, the last longer', `{"a":"x","a":"${LONG}","b":"${LONG}3"}`],
  ['a name that stands twice, the last shorter', `{"a":"${LONG}","a":"x","b":["${LONG}3"]}`],
  ['a name that holds a name', `{"a":"${LONG}1","a\\"":"${LONG}2","a\\\\":"${LONG}3"}`],
  ['__proto__', `{"__proto__":"${LONG}","a":{"__proto__":{"b":"${LONG}2"}}}`],
  ['names that are numbers, in another order', `{"2":"${LONG}2","1":"${LONG}1"}`],
  ['escapes that need not be', `{"a":"${LONG}\\/","b":"${LONG}\\u0041","c":"${LONG}\\ud83d","d":"${LONG}\\u000a"}`],
  ['escapes as they are written', `{"a":"${LONG}\\"\\\\\\b\\f\\n\\r\\t","b":"\\\\\\"${LONG}\\\\"}`],
  ['blanks everywhere', ` {\r\n\t"a" :\n [ "${LONG}" , "${LONG}" ] , "b" : { } , "c":[ ]\n}\n`],
  ['what is not ASCII', `{"a":"${LONG} 漢字 \u2028 𠮷 é","n":[1e5,-0.1,true,null]}`],
  ['the same text many times', `{"a":[${Array.from({ length: 40 }, () => `"${LONG}"`).join(',')}]}`],
  ['a text alone', JSON.stringify(LONG)],
])('[D91] %s comes back as it stood', (_, source) => {
  written(source, textsAsFields);
});

test('[D91] any JSON comes back as it stood, and its content is written as ever', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', minLength: 30, maxLength: 60 }), fc.string({ maxLength: 5 }));
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(text, tie('value'), { maxKeys: 5 }),
    ),
  })).value as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1, '\t'), fc.boolean(), (json, indent, escapes) => {
      const source = JSON.stringify(json, null, indent);
      const all = /[^ -~]/g;
      written(
        escapes
          ? source.replace(all, (c) => (c < ' ' ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`))
          : source,
        textsAsFields,
      );
    }),
    { numRuns: 300 },
  );
});
