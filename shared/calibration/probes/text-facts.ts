// What can be counted in a text without reading it: what raters and automatic scores may be following instead of quality.
import { responseFacts } from '../../example/response-facts.ts';
import { type Wording, wording } from '../patterns/wording.ts';

export interface TextFacts extends Wording {
  /** Unicode code points. */
  characters: number;
  /** Stretches between white space; of Chinese and Japanese each character. */
  words: number;
  /** Lines that begin a list item; passages in bold; headings; rows of tables. All outside code. */
  lists: number;
  bold: number;
  headings: number;
  tableRows: number;
  /** Code blocks and passages of inline code. */
  code: number;
  emoji: number;
}

/** Counts of a Markdown text, as a response shows them: see `responseFacts` and `wording`. */
export function textFacts(text: string): TextFacts {
  const { characters, words, listItems, bold, headings, tableRows, codeBlocks, inlineCode, emoji } =
    responseFacts(text);
  return {
    ...{ characters, words, lists: listItems, bold, headings, tableRows, code: codeBlocks + inlineCode, emoji },
    ...wording(text),
  };
}

/** Lists, bold, headings and rows of tables together: how formatted a text is. */
export const formatMarks = ({ lists, bold, headings, tableRows }: TextFacts): number =>
  lists + bold + headings + tableRows;
