// A rubric clause by clause: what each dimension and each of its anchors says, and what changed between two rubrics.
import type { Clause } from './deciding.ts';
import type { Dimension, Rubric } from './rubric.ts';

/**
 * offer: what can be answered, so that old answers cannot simply stand · wording: what the reader is told, which may mean the same in other
 * words · handling: how answers are used, which changes nothing about them.
 */
export type Weight = 'offer' | 'wording' | 'handling';

/** One thing a clause says: its field, and what it says as text; empty when it says nothing. */
export interface Said {
  field: string;
  text: string;
  weight: Weight;
}

export interface FieldChange {
  field: string;
  weight: Weight;
  was: string;
  now: string;
}

export interface ClauseChange {
  clause: Clause;
  /** The dimension's name, the present one where it has one. */
  name: string;
  is: 'added' | 'removed' | 'changed';
  fields: FieldChange[];
}

const wording = (field: string, text: string): Said => ({ field, text, weight: 'wording' });
const offer = (field: string, value: unknown): Said => ({ field, text: plain(value), weight: 'offer' });
const handling = (field: string, value: unknown): Said => ({ field, text: plain(value), weight: 'handling' });

function plain(value: unknown): string {
  if (value === undefined || value === false || value === null) return '';
  return value === true ? 'yes' : String(value);
}

/** What a dimension as a whole says; its anchors are clauses of their own. */
function saysAsWhole(dimension: Dimension): Said[] {
  const passages = (dimension.passages ?? []).map(({ at, text, why }) => `${at}: ${text}${why && ` (${why})`}`);
  return [
    wording('name', dimension.name),
    wording('question', dimension.question),
    wording('help', dimension.help),
    wording('passages', passages.join('\n')),
    offer('type', dimension.type),
    offer('per', dimension.per),
    ...ownOffer(dimension),
    handling('nature', dimension.nature),
    handling('ceiling', dimension.ceiling),
    handling('required', dimension.required),
    handling('asksShare', dimension.asksShare),
  ];
}

const ids = (choices: readonly { id: string }[]): string =>
  choices
    .map(({ id }) => id)
    .toSorted()
    .join(', ');

function ownOffer(dimension: Dimension): Said[] {
  switch (dimension.type) {
    case 'scale':
      return [offer('points', dimension.points)];
    case 'yes-no':
      return [handling('critical', dimension.critical)];
    case 'choice':
    case 'choices':
      return [offer('choices', ids(dimension.choices))];
    case 'preference':
      return [offer('points', dimension.points), offer('tie', dimension.tie), offer('bothBad', dimension.bothBad)];
    case 'ranking':
      return [offer('ties', dimension.ties)];
    case 'number':
      return [
        offer('min', dimension.min),
        offer('max', dimension.max),
        offer('step', dimension.step),
        offer('unit', dimension.unit),
      ];
    case 'text':
      return [offer('limit', dimension.limit)];
    case 'spans':
      return [
        offer('categories', ids(dimension.categories)),
        offer('severities', ids(dimension.severities)),
        wording('severityNames', dimension.severities.map(({ id, label }) => `${id}: ${label}`).join('\n')),
        handling('weights', dimension.severities.map(({ id, weight }) => `${id}: ${weight}`).join('\n')),
        handling('criticalSeverity', dimension.criticalSeverity),
      ];
    default:
      return dimension satisfies never;
  }
}

/** Words for single values, by the value as text: the points of a scale, choices, categories of errors. */
export function anchorsOf(dimension: Dimension): Map<string, string> {
  if (dimension.type === 'scale') return new Map(Object.entries(dimension.anchors));
  if (dimension.type === 'choice' || dimension.type === 'choices')
    return new Map(dimension.choices.map(({ id, label }) => [id, label]));
  if (dimension.type === 'spans') return new Map(dimension.categories.map(({ id, label }) => [id, label]));
  return new Map();
}

/** Everything that changed, in the order of the later rubric; what it no longer has comes last. */
export function clauseChanges(before: Rubric, after: Rubric): ClauseChange[] {
  const known = new Map(before.dimensions.map((dimension) => [dimension.id, dimension]));
  const kept = new Set(after.dimensions.map(({ id }) => id));
  return [
    ...after.dimensions.flatMap((dimension) => changesOf(known.get(dimension.id), dimension)),
    ...before.dimensions.filter(({ id }) => !kept.has(id)).map((dimension) => whole(dimension, 'removed')),
  ];
}

function whole(dimension: Dimension, is: 'added' | 'removed'): ClauseChange {
  return { clause: { dimension: dimension.id }, name: dimension.name, is, fields: [] };
}

function changesOf(before: Dimension | undefined, after: Dimension): ClauseChange[] {
  if (before === undefined) return [whole(after, 'added')];
  const { id, name } = after;
  const fields = fieldChanges(saysAsWhole(before), saysAsWhole(after));
  const changed: ClauseChange[] = fields.length > 0 ? [{ clause: { dimension: id }, name, is: 'changed', fields }] : [];
  const [was, now] = [anchorsOf(before), anchorsOf(after)];
  for (const anchor of new Set([...now.keys(), ...was.keys()])) {
    const [old, present] = [was.get(anchor) ?? '', now.get(anchor) ?? ''];
    if (old === present) continue;
    const is = old === '' ? 'added' : present === '' ? 'removed' : 'changed';
    const field: FieldChange = { field: 'anchor', weight: 'wording', was: old, now: present };
    changed.push({ clause: { dimension: id, anchor }, name, is, fields: [field] });
  }
  return changed;
}

function fieldChanges(was: readonly Said[], now: readonly Said[]): FieldChange[] {
  const fields = new Map<string, FieldChange>();
  for (const { field, text, weight } of was) fields.set(field, { field, weight, was: text, now: '' });
  for (const { field, text, weight } of now)
    fields.set(field, { field, weight, was: fields.get(field)?.was ?? '', now: text });
  return [...fields.values()].filter((change) => change.was !== change.now);
}

export const sameClause = (a: Clause, b: Clause): boolean => a.dimension === b.dimension && a.anchor === b.anchor;
