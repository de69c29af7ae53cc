// From rows to examples by a mapping: the one way in for files, previews and samples.
import { factsAboutRaters } from './about-raters.ts';
import type { Content } from './example.ts';
import { FieldFault, has, type MappedRow, type Row } from './format.ts';
import { formats } from './formats.ts';
import type { Mapping } from './mapping.ts';
import { namedRaters } from './named-raters.ts';
import { type ImportedRater, type Labels, noLabels } from './rating.ts';
import { remainingFields } from './remaining-fields.ts';
import { columnsOf, type ReadColumns, readLabels, readTexts } from './use-columns.ts';

/** One example as a row gives it. */
export interface MappedExample {
  content: MappedRow['content'];
  sealed: MappedRow['sealed'];
  labels: Labels;
  /** Of rows that are folded: those with the same key are one example. */
  key?: string;
}

/** Reads rows by a mapping. What it answers keeps nothing between rows. @throws FieldFault, when called with a row that cannot be read */
export function mapperOf(mapping: Mapping): (row: Row) => MappedExample[] {
  const format = mapping.format === undefined ? undefined : formats[mapping.format];
  const columns = columnsOf(mapping);
  const foldBy = foldingOf(mapping);
  const isDecided = mapping.foldBy !== undefined;
  const known = ratersBy(mapping);

  /** Most files are read by their format alone, and by the million. */
  function byFormatAlone(map: (row: Row) => MappedRow, row: Row): Omit<MappedExample, 'key'> {
    const read = withRatersSealed(map(row), row);
    const { sealed, labels } = withNamedRaters(read);
    return { content: read.content, sealed, labels };
  }

  function byColumns(row: Row): Omit<MappedExample, 'key'> {
    const mine = readTexts(row, columns);
    const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !columns.has(name)));
    const read = format === undefined ? remaining(rest, mine) : readByFormat(format.map, rest, mine);
    const joined = joinedWith(withRatersSealed(read, row), mine);
    const { sealed, labels } = withNamedRaters(joined);
    return { content: joined.content, sealed, labels: both(labels, readLabels(row, columns, joined.content)) };
  }

  function example(row: Row): MappedExample {
    const read = format !== undefined && columns.size === 0 ? byFormatAlone(format.map, row) : byColumns(row);
    const { content, sealed } = read;
    const labels = known(read.labels);
    const key = keyOf(row, foldBy);
    if (key === undefined) return { content, sealed, labels };
    // A format only supposes what names an item: texts that differ are never one example.
    return { content, sealed, labels, key: isDecided ? key : `${key} ${textsOf(content)}` };
  }

  return (row) => (format?.expand === undefined ? [example(row)] : format.expand(row).map(example));
}

/** Fields that name the item where several rows are one example; none when each row is one. */
export const foldingOf = ({ format, foldBy }: Mapping): readonly string[] =>
  foldBy ?? (format === undefined ? [] : (formats[format].foldBy ?? []));

/** Undefined for a row that says nothing of its item: it stands for itself. */
function keyOf(row: Row, fields: readonly string[]): string | undefined {
  if (fields.length === 0) return undefined;
  const values = fields.map((name) => (has(row, name) ? row[name] : null));
  return values.every((value) => value === null || value === '') ? undefined : JSON.stringify(values);
}

/** Blanks around a text, as tools add and take away, make no other text of it. */
const textsOf = ({ conversation, responses }: Content): string =>
  JSON.stringify([...conversation, ...responses].map(({ text }) => text.trim()));

/** With only columns to go by, there must be something to read. */
function remaining(rest: Row, mine: ReadColumns): MappedRow {
  const { conversation, responses } = mine;
  const left = remainingFields(rest, new Set(), { conversation, responses });
  return { content: { conversation: [], responses: [], fields: left.fields }, sealed: { fields: left.sealed } };
}

/** Facts about whoever rated the row are not seen, whatever the format made of them. */
function withRatersSealed(read: MappedRow, row: Row): MappedRow {
  const facts = factsAboutRaters(row, read.content);
  if (facts.length === 0) return read;
  const isFact = ([name]: [string, unknown]) => facts.includes(name);
  const fields = Object.entries(read.content.fields);
  return {
    ...read,
    content: { ...read.content, fields: Object.fromEntries(fields.filter((field) => !isFact(field))) },
    sealed: { fields: { ...Object.fromEntries(fields.filter(isFact)), ...read.sealed.fields } },
  };
}

/** When a person has taken away what the format needs, and said what else there is to read, the format does without. */
function readByFormat(map: (row: Row) => MappedRow, rest: Row, mine: ReadColumns): MappedRow {
  try {
    return map(rest);
  } catch (fault) {
    if (!(fault instanceof FieldFault) || !hasText(mine)) throw fault;
    return remaining(rest, mine);
  }
}

const hasText = ({ conversation, responses }: Pick<Content, 'conversation' | 'responses'>): boolean =>
  conversation.length > 0 || responses.length > 0;

/** What a person decided stands after what the format read, and what they seal is seen nowhere. */
function joinedWith(read: MappedRow, mine: ReadColumns): MappedRow {
  const conversation = [...read.content.conversation, ...mine.conversation];
  const responses = [...read.content.responses, ...mine.responses];
  // The format did not know these texts: what repeats one of the responses would tell which it is.
  const left = hasText(mine)
    ? remainingFields(read.content.fields, new Set(), { conversation, responses })
    : { fields: read.content.fields, sealed: {} };
  return {
    content: { conversation, responses, fields: { ...left.fields, ...mine.fields } },
    sealed: { fields: { ...left.sealed, ...read.sealed.fields, ...mine.sealed } },
    ...(read.labels === undefined ? {} : { labels: read.labels }),
  };
}

/** A sealed field `raters` of the shape that docs/importing.md gives becomes raters. */
function withNamedRaters({ content, sealed, labels = noLabels() }: MappedRow): Omit<MappedExample, 'content'> {
  if (!Object.hasOwn(sealed.fields, 'raters')) return { sealed, labels };
  const { raters, ...others } = sealed.fields;
  const named = namedRaters(raters, content);
  return named === undefined ? { sealed, labels } : { sealed: { fields: others }, labels: both(labels, named) };
}

const both = (a: Labels, b: Labels): Labels => ({
  raters: [...a.raters, ...b.raters.filter(({ name }) => !a.raters.some((each) => each.name === name))],
  ratings: [...a.ratings, ...b.ratings],
  spans: [...a.spans, ...b.spans],
});

/** Gives raters the kind and standing that a person decided. */
function ratersBy({ raters }: Mapping): (labels: Labels) => Labels {
  if (raters.length === 0) return (labels) => labels;
  const fits = (pattern: string, name: string) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
  const described = (rater: ImportedRater): ImportedRater => {
    const known = raters.find(({ name }) => fits(name, rater.name));
    return known === undefined ? rater : { ...rater, kind: known.kind, standing: known.standing };
  };
  return (labels) => ({ ...labels, raters: labels.raters.map(described) });
}
