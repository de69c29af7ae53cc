// A rubric as Markdown that people can read, mail and edit, and that reads back as the same rubric.
import { type Dimension, Rubric } from './rubric.ts';

/**
 * `# Title`, then for each dimension `## Name`, its question, and a list of its properties; help and passages as quotes. A line that could be
 * taken for something else is escaped, so that every rubric comes back as it was.
 */
export function rubricToMarkdown({ title, dimensions }: Rubric): string {
  return `${[`# ${inLine(title)}`, ...dimensions.map(dimensionText)].join('\n\n')}\n`;
}

/** In one line: a name with a line break in it is rare, and must not become two. */
const inLine = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const outOfLine = (text: string): string => text.replaceAll(/\\(\\|n)/g, (_, what) => (what === 'n' ? '\n' : '\\'));
/** Lines that would be taken for a heading, a quote or a fact begin with a backslash. */
const asParagraph = (text: string): string => text.replaceAll(/^(?=[\\>#-])/gm, '\\');
const fromParagraph = (lines: readonly string[]): string =>
  lines
    .filter((each) => !each.startsWith('>'))
    .map((each) => each.replace(/^\\/, ''))
    .join('\n')
    .trim();

const line = (name: string, value: unknown): string => `- ${name}: ${inLine(String(value))}`;
const yes = (name: string, value: boolean | undefined): string[] =>
  value === undefined ? [] : [line(name, value ? 'yes' : 'no')];
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((each) => `> ${each}`)
    .join('\n');

function dimensionText(dimension: Dimension): string {
  const { name, question, help, id, type, nature, ceiling, required, per, asksShare, passages } = dimension;
  const facts = [
    line('id', id),
    line('type', type),
    line('nature', nature),
    line('ceiling', ceiling),
    ...yes('required', required),
    line('per', per),
    ...yes('asks share', asksShare),
    ...ownFacts(dimension),
  ];
  const blocks = [
    `## ${inLine(name)}`,
    asParagraph(question),
    ...(help === '' ? [] : [quoted(help)]),
    facts.join('\n'),
  ];
  for (const { at, text, why } of passages ?? []) {
    blocks.push(`### Passage: ${inLine(at)}`, quoted(text), ...(why === '' ? [] : [asParagraph(why)]));
  }
  // An empty list of passages is not none.
  if (passages?.length === 0) blocks.push('### No passages');
  return blocks.join('\n\n');
}

const listed = (name: string, items: readonly { id: string; label: string }[]): string[] => [
  `- ${name}:`,
  ...items.map(({ id, label }) => `  - ${id}: ${inLine(label)}`),
];

function ownFacts(dimension: Dimension): string[] {
  switch (dimension.type) {
    case 'scale':
      return [
        line('points', dimension.points),
        ...listed(
          'anchors',
          Object.entries(dimension.anchors).map(([id, label]) => ({ id, label })),
        ),
      ];
    case 'yes-no':
      return yes('critical', dimension.critical);
    case 'choice':
    case 'choices':
      return listed('choices', dimension.choices);
    case 'preference':
      return [line('points', dimension.points), ...yes('tie', dimension.tie), ...yes('both bad', dimension.bothBad)];
    case 'ranking':
      return yes('ties', dimension.ties);
    case 'number':
      return [
        ...(dimension.min === undefined ? [] : [line('least', dimension.min)]),
        ...(dimension.max === undefined ? [] : [line('most', dimension.max)]),
        line('step', dimension.step),
        ...(dimension.unit === '' ? [] : [line('unit', dimension.unit)]),
      ];
    case 'text':
      return [line('limit', dimension.limit)];
    case 'spans':
      return [
        ...listed('categories', dimension.categories),
        ...listed(
          'severities',
          dimension.severities.map(({ id, label, weight }) => ({ id, label: `${label} (${weight})` })),
        ),
        ...(dimension.criticalSeverity === undefined ? [] : [line('critical severity', dimension.criticalSeverity)]),
      ];
    default:
      return dimension satisfies never;
  }
}

export type ReadRubric = { ok: true; rubric: Rubric } | { ok: false; says: string };

/** Reads what `rubricToMarkdown` writes, and what people made of it. The fault is a sentence with the line it is about. */
export function rubricFromMarkdown(text: string): ReadRubric {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const title = lines.find((each) => each.startsWith('# '))?.slice(2);
  if (title === undefined)
    return { ok: false, says: 'There is no title: a rubric begins with a line such as "# Helpfulness".' };
  const starts = lines.flatMap((each, at) => (each.startsWith('## ') ? [at] : []));
  const dimensions = starts.map((start, n) => readDimension(lines.slice(start, starts[n + 1])));
  const read = Rubric.safeParse({ title: outOfLine(title), dimensions });
  if (read.success) return { ok: true, rubric: read.data };
  return { ok: false, says: faultIn(read.error.issues[0], dimensions) };
}

interface Issue {
  path: PropertyKey[];
  message: string;
}

export function faultIn(issue: Issue | undefined, dimensions: readonly unknown[]): string {
  if (issue === undefined) return 'This is no rubric.';
  const [of, at, ...rest] = issue.path;
  const dimension = of === 'dimensions' && typeof at === 'number' ? (dimensions[at] as { name?: unknown }) : undefined;
  if (dimension === undefined) return `Mend this in the rubric: ${issue.path.join(' ') || 'it'}: ${issue.message}.`;
  return `Mend this in "${dimension.name ?? Number(at) + 1}": ${rest.join(' ') || 'it'}: ${issue.message}.`;
}

type Facts = Map<string, string | [string, string][]>;

function readDimension(lines: readonly string[]): unknown {
  const name = outOfLine((lines[0] ?? '').slice(3));
  const passagesAt = lines.findIndex((each) => each.startsWith('### '));
  const head = passagesAt < 0 ? lines.slice(1) : lines.slice(1, passagesAt);
  const firstFact = head.findIndex((each) => /^- [a-z ]+:/.test(each));
  const before = firstFact < 0 ? head : head.slice(0, firstFact);
  const facts = readFacts(firstFact < 0 ? [] : head.slice(firstFact));
  const passages = passagesAt < 0 ? undefined : readPassages(lines.slice(passagesAt));
  return {
    name,
    question: fromParagraph(before),
    help: unquoted(before),
    ...commonOf(facts),
    ...ownOf(facts),
    ...(passages && { passages }),
  };
}

const unquoted = (lines: readonly string[]): string =>
  lines
    .filter((each) => each.startsWith('>'))
    .map((each) => each.replace(/^> ?/, ''))
    .join('\n')
    .trim();

function readFacts(lines: readonly string[]): Facts {
  const facts: Facts = new Map();
  let list: [string, string][] | undefined;
  for (const each of lines) {
    const fact = /^- ([a-z ]+):(?: (.*))?$/s.exec(each);
    const item = /^\s+- ([^:]+): (.*)$/s.exec(each);
    if (item !== null && list !== undefined) list.push([item[1] ?? '', outOfLine(item[2] ?? '')]);
    if (fact === null) continue;
    list = fact[2] === undefined || fact[2] === '' ? [] : undefined;
    facts.set(fact[1] ?? '', list ?? fact[2] ?? '');
  }
  return facts;
}

const said = (facts: Facts, name: string): string | undefined => {
  const value = facts.get(name);
  return typeof value === 'string' ? outOfLine(value) : undefined;
};
const flag = (facts: Facts, name: string): boolean => said(facts, name) === 'yes';
const numberOf = (facts: Facts, name: string): number | undefined => {
  const value = said(facts, name);
  return value === undefined ? undefined : Number(value);
};
const items = (facts: Facts, name: string): [string, string][] => {
  const value = facts.get(name);
  return Array.isArray(value) ? value : [];
};
const choicesOf = (facts: Facts, name: string) => items(facts, name).map(([id, label]) => ({ id, label }));
const given = <T>(name: string, value: T | undefined) => (value === undefined ? {} : { [name]: value });

function commonOf(facts: Facts) {
  return {
    id: said(facts, 'id'),
    type: said(facts, 'type'),
    nature: said(facts, 'nature') ?? 'objective',
    ceiling: said(facts, 'ceiling') ?? 'high',
    required: said(facts, 'required') !== 'no',
    per: said(facts, 'per') ?? 'response',
    ...(facts.has('asks share') && { asksShare: flag(facts, 'asks share') }),
  };
}

function ownOf(facts: Facts): object {
  switch (said(facts, 'type')) {
    case 'scale':
      return { points: numberOf(facts, 'points'), anchors: Object.fromEntries(items(facts, 'anchors')) };
    case 'yes-no':
      return { critical: flag(facts, 'critical') };
    case 'choice':
    case 'choices':
      return { choices: choicesOf(facts, 'choices') };
    case 'preference':
      return { points: numberOf(facts, 'points'), tie: flag(facts, 'tie'), bothBad: flag(facts, 'both bad') };
    case 'ranking':
      return { ties: flag(facts, 'ties') };
    case 'number':
      return {
        ...given('min', numberOf(facts, 'least')),
        ...given('max', numberOf(facts, 'most')),
        step: numberOf(facts, 'step') ?? 1,
        unit: said(facts, 'unit') ?? '',
      };
    case 'text':
      return { limit: numberOf(facts, 'limit') };
    case 'spans':
      return {
        categories: choicesOf(facts, 'categories'),
        severities: items(facts, 'severities').map(([id, label]) => weighed(id, label)),
        ...given('criticalSeverity', said(facts, 'critical severity')),
      };
    default:
      return {};
  }
}

function weighed(id: string, text: string): object {
  const [, label, weight] = /^(.*) \(([^()]+)\)$/s.exec(text) ?? [];
  return label === undefined ? { id, label: text, weight: 1 } : { id, label, weight: Number(weight) };
}

function readPassages(lines: readonly string[]): object[] {
  const starts = lines.flatMap((each, at) => (each.startsWith('### Passage: ') ? [at] : []));
  return starts.map((start, n) => {
    const body = lines.slice(start + 1, starts[n + 1]);
    const at = outOfLine((lines[start] ?? '').slice('### Passage: '.length));
    return { at, text: unquoted(body), why: fromParagraph(body) };
  });
}
