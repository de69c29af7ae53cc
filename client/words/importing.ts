// The words of bringing a file in: choosing, sending, deciding how it is read, and how that ended.
import type { SealedWhat } from '../../shared/example/mapping.ts';
import type { RaterKind } from '../../shared/example/rating.ts';
import type { RowFault } from '../../shared/protocol/row-fault.ts';
import type { ColumnFate, ValueType } from '../../shared/protocol/uploads.ts';
import type { UseGroup, UseName } from '../importing/column-uses.ts';
import { bytes, counted, date, duration, listed, number, percent } from './format.ts';

const types: Record<ValueType, string> = {
  text: 'text',
  number: 'numbers',
  'yes/no': 'yes or no',
  list: 'lists',
  object: 'objects',
};

function placeOf({ row, line, column, field }: RowFault): string {
  return [
    `Row ${number(row)}`,
    ...(line === undefined || line === row ? [] : [`line ${number(line)}`]),
    ...(column === undefined ? [] : [`column ${number(column)}`]),
    ...(field === undefined ? [] : [`field ${field}`]),
  ].join(', ');
}

export const importingWords = {
  title: 'Import a file',
  lead: 'JSON Lines, a JSON list, CSV, TSV or Parquet; also compressed with gzip or Zstandard. Rows stay in the order of the file, and no value is changed.',

  choose: {
    drop: 'Drop a file here',
    or: 'or',
    choose: 'Choose a file',
    one: 'Drop one file at a time.',
    folder: 'This is a folder. Drop one file of it.',
    empty: 'This file is empty. Choose one with at least one row.',
    paste: 'Paste rows instead',
    pasteLabel: 'Rows',
    pasteHint: 'JSON Lines, a JSON list, or a table copied from a spreadsheet, with the names of its columns first.',
    pasteAct: 'Read these rows',
    pasteMissing: 'Paste at least one row.',
    pastedName: 'pasted rows',
    known:
      'Most shapes are recognised by the names of their fields: chats, pairs, prompts with responses, and what Label Studio, Argilla, Prodigy and known benchmarks write. You see how the first rows are read before anything is imported, and can change all of it.',
  },

  sending: (file: string) => `Sending ${file}`,
  reading: 'All is sent. The server is looking at the first rows …',
  opening: 'Looking for the file …',
  importing: (name: string) => `Importing ${name}`,
  finishing: 'The last rows are being written …',
  sent: (done: number, of: number) => `${bytes(done)} of ${bytes(of)}`,
  rows: (count: number) => `${counted(count, 'row')} read`,
  rate: (perSecond: number) => `${bytes(perSecond)}/s`,
  left: (seconds: number) => `about ${duration(seconds)} left`,
  cancel: 'Cancel',
  cancelled: {
    sending: 'Sending was cancelled. Nothing was kept.',
    importing: 'The import was cancelled. None of its rows were kept.',
  },
  failed: 'None of its rows were kept.',
  failedSending: 'Nothing of this file was kept. Mend it and choose it again, or choose another one.',
  orSkip: 'Mend the file, change how it is read, or leave out such rows.',
  skipNow: 'Leave out rows that cannot be read',

  file: {
    title: 'File',
    facts: (kind: string, size: number, looked: number) => [
      kindWords(kind),
      bytes(size),
      `${counted(looked, 'row')} looked at`,
    ],
    another: 'Choose another file',
    name: 'Name of the dataset',
    nameHint: 'As it will stand in lists. The file’s own name is kept beside it.',
    nameMissing: 'Give the dataset a name.',
    actNow: 'Import as shown',
    twin: (name: string, when: number) => `This very file is here already, as “${name}”, imported on ${date(when)}.`,
    twinSays: 'Importing it once more makes a second dataset of the same rows.',
    toTwin: 'Look at that one',
    earlier: (name: string, when: number) =>
      `An earlier state of this file is here, as “${name}”, imported on ${date(when)}.`,
    earlierSays: 'Both are kept. After the import you see what changed, row by row.',
  },

  read: {
    title: 'How it is read',
    recognised: 'Recognised as',
    /** What the choice of a format offers besides the formats. */
    byColumns: 'No format: only as the columns say',
    proposed: (label: string, confidence: number) => `${label} (proposed, ${percent(confidence)} sure)`,
    hint: 'A format says what each column is. What you decide about a column goes before it.',
    unknown: 'No format knows these columns. Say below what there is to read; the first rows show what comes of it.',
    saved: 'Read before',
    savedSays: 'A file with these columns was imported before. Take over how it was read:',
    use: (name: string, when: number) => `As “${name}”, ${date(when)}`,
    take: 'Read it so',
    used: 'Taken over',
    back: 'Back to what was proposed',
  },

  columns: {
    title: 'Columns',
    why: 'What each one is used as.',
    find: 'Find a column',
    none: 'No column has these letters in its name.',
    more: (count: number) => `Show ${counted(count, 'more column')}`,
    facts: (kinds: readonly ValueType[], filled: number) =>
      kinds.length === 0
        ? 'empty'
        : `${kinds.map((type) => types[type]).join(' or ')}${filled >= 1 ? '' : `, in ${filled > 0.995 ? 'nearly all' : percent(filled)} of rows`}`,
    hidden: 'Values are sealed.',
    reveal: 'Show some',
    revealFor: (column: string) => `of ${column}`,
    hiddenWhy: 'You may be about to judge these rows, so what is sealed is shown only when you ask.',
    useOf: (column: string) => `Use of ${column}`,
    auto: (fate: ColumnFate) => `As recognised: ${fates[fate]}`,
    asFormat: 'As recognised',
    groups: {
      read: 'To be read',
      beside: 'Beside the text',
      labels: 'Labels of others, sealed',
      out: 'Not brought in',
    } satisfies Record<UseGroup, string>,
    uses: {
      messages: 'Conversation: a list of messages',
      transcript: 'Conversation: one text with speakers',
      turn: 'One message of the conversation',
      response: 'Response',
      field: 'Field that everybody sees',
      sealed: 'Field, sealed until the opening',
      rating: 'What a rater said',
      rationale: 'Why a rater said so',
      rater: 'Who rated',
      span: 'Part of a passage that was marked',
      ignore: 'Left out',
    } satisfies Record<UseName, string>,
  },

  details: {
    speaker: 'Speaker',
    roles: { user: 'User', assistant: 'Assistant', system: 'System', tool: 'Tool' } as Record<string, string>,
    what: 'It tells',
    whats: {
      score: 'an automatic score',
      model: 'which model wrote it',
      verdict: 'what a filter said',
      gold: 'the right answer',
      other: 'something else',
    } satisfies Record<SealedWhat, string>,
    dimension: 'What was asked',
    about: 'About',
    example: 'the example',
    response: (index: number) => `response ${String.fromCharCode(65 + index)}`,
    by: 'Who said it',
    byRow: 'as the row names',
    byHint: 'Leave it empty when another column names the rater.',
    kind: 'Kind',
    kinds: { person: 'a person', crowd: 'a crowd', model: 'a model or program' } satisfies Record<RaterKind, string>,
    standing: 'Standing',
    standings: { novice: 'novice', trainer: 'trainer', expert: 'expert' },
    is: 'It holds',
    facts: {
      quote: 'the marked words',
      start: 'where they begin',
      end: 'where they end',
      category: 'the category',
      severity: 'the severity',
      comment: 'a comment',
    },
    on: 'Marked in',
  },

  fold: {
    title: 'Rows of one example',
    why: 'Where each rater has a row of their own, rows belong together.',
    each: 'Each row is one example',
    by: 'Rows that agree in some columns are one example',
    byLabel: 'Columns they agree in',
    asFormat: (by: readonly string[]) =>
      by.length === 0 ? 'As recognised: each row is one' : `As recognised: rows that agree in ${listed(by)}`,
  },

  raters: {
    title: 'Raters',
    why: 'Those who labelled the file. What they said stays sealed until the opening, then lies on the table.',
    of: (what: string, rater: string) => `${what} of ${rater}`,
    more: (count: number) => `and ${counted(count, 'more rater')}, read the same way`,
  },

  preview: {
    title: 'The first rows, as they will be read',
    stale: 'Reading them anew …',
    nothing: 'Nothing is read yet.',
    rows: (rows: readonly number[]) =>
      rows.length === 1 ? `Row ${number(rows[0] ?? 1)}` : `Rows ${listed(rows.map(number))}`,
    sealed: 'Sealed until the opening:',
    labels: (raters: readonly string[], ratings: number, spans: number) => {
      const given = [
        ...(ratings > 0 ? [counted(ratings, 'label')] : []),
        ...(spans > 0 ? [counted(spans, 'marked passage')] : []),
      ];
      const who = raters.length > 3 ? counted(raters.length, 'rater') : listed(raters);
      return given.length > 0 ? `${listed(given)} of ${who}` : who;
    },
    place: placeOf,
  },

  onFault: {
    title: 'A row that cannot be read',
    stop: 'Stop',
    stopSays: 'Nothing is kept, and you are told which row it is and why.',
    skip: 'Leave it out',
    skipSays:
      'The others are imported. How many were left out, and the first hundred of them with why, is kept with the dataset.',
  },

  act: 'Import',
  done: (name: string, rows: number) => `“${name}” is imported: ${counted(rows, 'example')}.`,
} as const;

const fates: Record<ColumnFate, string> = {
  text: 'to be read',
  field: 'field that everybody sees',
  sealed: 'sealed',
  labels: 'labels, sealed',
  ignored: 'left out',
};

const kinds: Record<string, string> = { jsonl: 'JSON Lines', json: 'JSON', csv: 'CSV', tsv: 'TSV', parquet: 'Parquet' };
const packings: Record<string, string> = { gz: 'gzip', zst: 'Zstandard', gzip: 'gzip', zstd: 'Zstandard' };

/** `csv.gz` → "CSV in gzip". */
export function kindWords(kind: string): string {
  const [form = '', packing] = kind.split('.');
  const known = kinds[form] ?? form;
  return packing ? `${known} in ${packings[packing] ?? packing}` : known;
}
