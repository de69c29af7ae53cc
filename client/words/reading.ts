// The words of a text under review: its code, tables, images and highlights; and of how it is read.
import type { ResponseFacts } from '../../shared/example/response-facts.ts';
import type { Mode, QuestionPlace, Scroll, Size, Width } from '../state/reading-settings.svelte.ts';
import { counted, number, percent } from './format.ts';

export const readingWords = {
  image: 'Image, not loaded',
  table: 'Table',
  code: 'Code',
  codeIn: (language: string) => `Code, ${language}`,
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Select and copy it',
  footnote: 'Footnote',
  taskDone: 'done',
  taskOpen: 'to do',
  tooLong: 'Too long or too tangled to lay out, so it is shown as plain text.',
  highlights: 'Highlights in this text',
  quoted: (label: string, quote: string) => `${label}: “${quote}”`,

  leaving: {
    title: 'Open this address?',
    says: 'It stands in a text that others wrote. Opening it tells its host that you did.',
    open: 'Open in a new tab',
    stay: 'Stay here',
  },

  settings: 'Reading settings',
  mode: 'Reading',
  modes: { focus: 'One example', continuous: 'All in one scroll' } satisfies Record<Mode, string>,
  width: 'Width of the text',
  widths: { narrow: 'Narrow', usual: 'Usual', wide: 'Wide' } satisfies Record<Width, string>,
  size: 'Size of the text',
  sizes: { small: 'Small', usual: 'Usual', large: 'Large', largest: 'Largest' } satisfies Record<Size, string>,
  questions: 'What is asked of a response',
  places: { text: 'At its text', panel: 'In the panel' } satisfies Record<QuestionPlace, string>,
  scroll: 'Responses scroll',
  scrolls: { page: 'With the page', together: 'Together', apart: 'Apart' } satisfies Record<Scroll, string>,
  notes: 'Notes',

  compare: 'Mark differences',
  compareWhich: 'Compare',
  compareWith: 'with',
  asOneText: 'As one text',
  comparing: 'Comparing…',
  tooDifferent: 'These two share too little to be compared word by word.',
  same: 'These two are the same, word by word.',
  differ: (one: string, only: number, other: string, onlyOther: number, shared: number) =>
    `${counted(only, 'word')} only in ${one}, ${number(onlyOther)} only in ${other}; ${percent(shared)} of the words are shared${shared < 0.2 ? ', too few to mark the others' : ''}.`,
  oneText: (one: string, other: string) => `From ${one} to ${other}`,
  takenOut: 'Taken out: ',
  putIn: 'Put in: ',
  jumpTo: 'Responses',

  facts: 'Length and form',
  factsOf,

  find: 'Find in all examples',
  findField: 'Find in all examples',
  findNext: 'Next place',
  findPrevious: 'Previous place',
  findClose: 'Close the search',
  findSays,
  findMissing: (count: number) => `${counted(count, 'example')} not fetched yet.`,
  foundIn: (number: number, count: number) => `Example ${number}: ${counted(count, 'place')}`,
} as const;

/** "312 words · 1,880 characters · 3 list items". */
function factsOf(facts: ResponseFacts): string {
  const form = [
    [facts.paragraphs, 'paragraph'],
    [facts.headings, 'heading'],
    [facts.listItems, 'list item'],
    [facts.tableRows, 'table row'],
    [facts.bold, 'bold passage'],
    [facts.codeBlocks, 'code block'],
    [facts.inlineCode, 'piece of code', 'pieces of code'],
    [facts.formulas, 'formula'],
    [facts.links, 'link'],
    [facts.images, 'image'],
    [facts.emoji, 'emoji', 'emoji'],
  ] as const;
  const length = [counted(facts.words, 'word'), counted(facts.characters, 'character')];
  return [
    ...length,
    ...form.filter(([count]) => count > 0).map(([count, one, many]) => counted(count, one, many)),
  ].join('\u00a0· ');
}

function findSays({ query, here, places, examples, isCut, searching }: FindFacts): string {
  if (query.trim() === '') return '';
  if (searching) return 'Searching…';
  if (places === 0) return 'Nothing found.';
  return `${number(here)} of ${isCut ? 'more than ' : ''}${number(places)} in ${counted(examples, 'example')}`;
}

interface FindFacts {
  query: string;
  here: number;
  places: number;
  examples: number;
  isCut: boolean;
  searching: boolean;
}
