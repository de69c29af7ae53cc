// What can be counted in a text without reading it: what raters and automatic scores may be following instead of quality.

export interface TextFacts {
  /** Unicode code points. */
  characters: number;
  /** Stretches between white space. */
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

const FENCED = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1[^\n]*$|$(?![\s\S]))/gm;
const INLINE = /(`+)(?!`)[^\n]*?[^`]\1(?!`)/g;
const LIST = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+\S/gm;
const BOLD = /(\*\*|__)(?=\S)[^\n]*?\S\1/g;
const HEADING = /^#{1,6}\s+\S/gm;
const TABLE_ROW = /^\s*\|(?![\s|:-]+$).*\|\s*$/gm;
const EMOJI = /\p{RGI_Emoji}/gv;

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** Counts of a Markdown text. An emoji of several code points (a family, a flag) is one. */
export function textFacts(text: string): TextFacts {
  const outside = text.replace(FENCED, '\n').replace(INLINE, ' ');
  return {
    characters: [...text].length,
    words: count(text, /\S+/g),
    lists: count(outside, LIST),
    bold: count(outside, BOLD),
    headings: count(outside, HEADING),
    tableRows: count(outside, TABLE_ROW),
    code: count(text, FENCED) + count(text.replace(FENCED, '\n'), INLINE),
    emoji: count(text, EMOJI),
  };
}

/** Lists, bold, headings and rows of tables together: how formatted a text is. */
export const formatMarks = ({ lists, bold, headings, tableRows }: TextFacts): number =>
  lists + bold + headings + tableRows;
