// Reads rows as an import would, for tests: by the format they are recognised as, or by a mapping, folded where they fold.
import type { Row } from '../../../shared/example/format.ts';
import { type MappedExample, mapperOf } from '../../../shared/example/mapper.ts';
import { Mapping } from '../../../shared/example/mapping.ts';
import { proposeMapping } from '../../../shared/example/propose.ts';
import type { Labels } from '../../../shared/example/rating.ts';

export interface ReadExample {
  conversation: string[];
  responses: string[];
  fields: object;
  sealed: object;
  raters: string[];
  /** `rater: dimension[response] = value`, as in "Ann: helpfulness[0] = 4". */
  said: string[];
  rationales: string[];
  /** `rater: «quote» start–end category/severity`. */
  marked: string[];
}

/** Any object literals will do: TypeScript's view of one with optional fields is not that of JSON. */
export function read(
  objects: readonly object[],
  more: object = {},
): { format: string | undefined; examples: ReadExample[] } {
  const rows = objects as readonly Row[];
  const proposed = proposeMapping(rows);
  const mapping = Mapping.parse({ ...proposed.mapping, ...more });
  const map = mapperOf(mapping);
  const items = new Map<unknown, MappedExample>();
  for (const example of rows.flatMap(map)) {
    const key = example.key ?? example;
    const before = items.get(key);
    items.set(key, before === undefined ? example : { ...before, labels: joined(before.labels, example.labels) });
  }
  return { format: mapping.format, examples: [...items.values()].map(shown) };
}

const joined = (a: Labels, b: Labels): Labels => ({
  raters: [...a.raters, ...b.raters.filter(({ name }) => !a.raters.some((each) => each.name === name))],
  ratings: [...a.ratings, ...b.ratings],
  spans: [...a.spans, ...b.spans],
});

const shown = ({ content, sealed, labels }: MappedExample): ReadExample => ({
  conversation: content.conversation.map(({ role, text }) => `${role}: ${text}`),
  responses: content.responses.map(({ text }) => text),
  fields: content.fields,
  sealed: sealed.fields,
  raters: labels.raters.map(({ name, kind, standing }) => `${name}, ${kind}, ${standing}`),
  said: labels.ratings
    .filter(({ value }) => value !== null)
    .map(({ rater, dimension, response, value }) => {
      const on = response === undefined ? '' : `[${response}]`;
      return `${rater}: ${dimension}${on} = ${typeof value === 'string' ? value : JSON.stringify(value)}`;
    }),
  rationales: labels.ratings.flatMap(({ rater, rationale }) => (rationale ? [`${rater}: ${rationale}`] : [])),
  marked: labels.spans.map(({ rater, quote, start, end, category, severity }) =>
    `${rater}: «${quote}» ${start}–${end} ${[category, severity].filter((word) => word).join('/')}`.trim(),
  ),
});
