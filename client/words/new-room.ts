// The words of making a room.
import type { Dimension } from '../../shared/room/rubric.ts';
import type { Pace } from '../../shared/room/sight.ts';
import type { RubricTemplate } from '../../shared/room/template-names.ts';
import { counted, dateAndTime, number } from './format.ts';

const forms = {
  scale: (points: number) => `1 to ${points}`,
  'yes-no': 'yes or no',
  choice: (choices: number) => `one of ${choices}`,
  preference: (points: number, tie: boolean, bothBad: boolean) =>
    ['A or B', `in ${points} steps`, ...(tie ? ['or a tie'] : []), ...(bothBad ? ['or both bad'] : [])].join(' '),
  choices: (choices: number) => `any of ${choices}`,
  ranking: (ties: boolean) => (ties ? 'responses from best to worst, ties allowed' : 'responses from best to worst'),
  number: (unit: string) => (unit === '' ? 'a number' : `a number of ${unit}`),
  text: 'in words',
  spans: (categories: number) => `errors marked in the text, of ${categories} kinds`,
};

function formOf(dimension: Dimension): string {
  switch (dimension.type) {
    case 'scale':
      return forms.scale(dimension.points);
    case 'yes-no':
      return dimension.critical ? `${forms['yes-no']}; a yes is a critical error` : forms['yes-no'];
    case 'choice':
      return forms.choice(dimension.choices.length);
    case 'preference':
      return forms.preference(dimension.points, dimension.tie, dimension.bothBad);
    case 'choices':
      return forms.choices(dimension.choices.length);
    case 'ranking':
      return forms.ranking(dimension.ties);
    case 'number':
      return forms.number(dimension.unit);
    case 'text':
      return forms.text;
    case 'spans':
      return forms.spans(dimension.categories.length);
    default:
      return dimension satisfies never;
  }
}

export const newRoomWords = {
  title: 'Make a room',
  lead: 'A room is one window of a dataset, one rubric, and some people.',
  noDataset: {
    title: 'No dataset yet',
    says: 'A room reads a window of a dataset, so bring in a file first.',
    act: 'Import a file',
  },

  dataset: 'Dataset',
  /** `when` tells two of the same name apart. */
  datasetOption: (name: string, rows: number, when?: number) =>
    `${name} (${counted(rows, 'row')}${when === undefined ? '' : `, ${dateAndTime(when)}`})`,

  window: {
    title: 'Window',
    why: 'Consecutive rows, none skipped, in the order of the file.',
    from: 'First row',
    count: 'How many rows',
    random: 'Random start',
    unread: 'First unread rows',
    slider: 'The window in the dataset',
    strip: {
      /** What the picture shows, for those who cannot see it. */
      all: (rows: number, windows: number) =>
        `${counted(rows, 'row')}; ${windows === 0 ? 'no room reads any of them yet' : `${counted(windows, 'room')} read some of them`}.`,
      lengths: 'The higher, the more there is to read.',
      windows: 'Read in a room.',
      removed: 'Removed by a filter: only rows opened to you are marked.',
    },
    overlap: {
      none: 'No room has read any of these rows.',
      some: (rows: number, of: number) =>
        rows === of
          ? `A room has read ${of === 1 ? 'this row' : `all ${number(of)} rows`} already:`
          : `A room has read ${number(rows)} of these ${number(of)} rows already:`,
      rows: (rows: number, first: number, last: number) =>
        `${counted(rows, 'row')} of its window ${number(first)}–${number(last)}`,
      foreign: 'a room you are not in',
      more: (count: number) => `and ${counted(count, 'more room')}`,
    },
    range: (first: number, last: number, of: number) => `Rows ${number(first)} to ${number(last)} of ${number(of)}`,
    hash: 'Content hash',
    wholeHash: 'the whole hash',
    first: (row: number) => `First, row\u00a0${number(row)}`,
    last: (row: number) => `Last, row\u00a0${number(row)}`,
    fromWrong: (rows: number) => `Give a row from 1 to ${number(rows)}.`,
    countWrong: (most: number) => `Give a number from 1 to ${number(most)}.`,
  },

  rubric: {
    title: 'Rubric',
    why: 'What is asked of each example.',
    explanation: {
      helpfulness:
        'For every response: how well it does what was asked, and whether it holds an error that could do harm.',
      battery: 'What makes a response help, asked apart: whether it is right, whole, clear and of the right length.',
      preference: 'For two responses beside each other: which one should have been given.',
      safety: 'What could go wrong, how badly, and whether too much or too little was refused.',
      factuality: 'How many claims are false, what became of the sources, and whether believing it does harm.',
      mqm: 'Errors marked word by word, each with its kind and weight: minor 1, major 5, critical 25.',
      creative: 'Taste: voice, surprise, which one to keep. Answers are described, never called wrong.',
    } satisfies Record<RubricTemplate, string>,
    dimension: (dimension: Dimension) =>
      `${formOf(dimension)}${dimension.per === 'response' ? ', for each response' : ''} · ${dimension.nature}`,
  },

  pace: {
    title: 'Pace',
    why: 'When judgments are opened. It stays as chosen.',
    names: { together: 'Together', solo: 'Solo', open: 'Open' } satisfies Record<Pace, string>,
    explanation: {
      together: 'Everyone judges blind; the lead reveals one, some or all examples to the whole room.',
      solo: 'Everyone judges blind; an example opens to each person when they lock it in.',
      open: 'Nothing is blind: all judgments and comments are seen from the start, for reading workshops.',
    } satisfies Record<Pace, string>,
  },

  room: {
    title: 'Room',
    name: 'Title',
    nameHint: 'Those you invite see it before they join.',
    nameMissing: 'Give the room a title.',
    judges: 'I judge too',
    judgesHint: 'You count in “1 of 2 locked in”, and examples stay sealed for you until they are opened.',
  },
  suggested: (dataset: string, first: number, last: number) => `${dataset}, rows ${number(first)}–${number(last)}`,
  act: 'Make the room',
} as const;
