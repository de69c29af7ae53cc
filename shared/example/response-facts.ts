// How long a response is and what form it has: what can be counted without reading it, and what raters may follow instead of quality.

export interface ResponseFacts {
  /** Unicode code points. */
  characters: number;
  /** Stretches between white space; of Chinese and Japanese, which write none, each character counts as one. */
  words: number;
  /** Stretches of lines between blank ones, a block of code being one. */
  paragraphs: number;
  /** All that follow are counted outside code. Lines that begin an item of a list. */
  listItems: number;
  headings: number;
  tableRows: number;
  /** Passages in bold. */
  bold: number;
  /** Links written as such, and bare web addresses; images apart. */
  links: number;
  images: number;
  /** Formulas between `$$`, `\(` or `\[`; a single `$` may be money and is not counted. */
  formulas: number;
  codeBlocks: number;
  /** Passages of code within a line. */
  inlineCode: number;
  /** An emoji of several code points (a family, a flag) is one. */
  emoji: number;
}

const LIST = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+\S/;
const HEADING = /^#{1,6}\s+\S/;
const TABLE_ROW = /^\s*\|(?![\s|:-]+$).*\|\s*$/;
const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
/** Flags, keycaps, and whatever is joined to one picture. `\p{RGI_Emoji}` says the same, and takes seconds for a text of nothing else. */
const EMOJI =
  /\p{RI}{2}|[\d#*]\uFE0F?\u20E3|(?:\p{Emoji_Presentation}\uFE0F?|\p{Emoji}(?:\uFE0F|\p{EMod}))\p{EMod}?[\u{E0020}-\u{E007F}]*(?:\u200D\p{Emoji}\uFE0F?\p{EMod}?)*/gu;
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const IMAGE = /!\[[^[\]\n]{0,300}\]\(/g;
const LINK = /(?<!!)\[[^[\]\n]{1,300}\]\(|(?<![(<\w])https?:\/\/[^\s<>)]+|<https?:\/\/[^\s<>]+>/gi;
const FORMULA = /\$\$|\\[([]/g;

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** Counts of a Markdown text, in time that grows with its length whatever stands in it. */
export function responseFacts(text: string): ResponseFacts {
  const { lines, codeBlocks } = outsideFences(text);
  const passages = lines.map(withoutCode);
  const outside = passages.map(({ rest }) => rest);
  const prose = outside.join('\n');
  const lined = (of: RegExp): number => outside.filter((line) => of.test(line)).length;
  return {
    characters: characters(text),
    words: count(text, WORD),
    paragraphs: paragraphs(lines) + codeBlocks,
    listItems: lined(LIST),
    headings: lined(HEADING),
    tableRows: lined(TABLE_ROW),
    bold: outside.reduce((sum, line) => sum + boldIn(line, '**') + boldIn(line, '__'), 0),
    links: count(prose, LINK),
    images: count(prose, IMAGE),
    formulas: formulas(prose),
    codeBlocks,
    inlineCode: passages.reduce((sum, { pieces }) => sum + pieces, 0),
    emoji: count(text, EMOJI),
  };
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Lines that stand in no fenced block. A fence that is never closed reaches to the end. */
function outsideFences(text: string): { lines: string[]; codeBlocks: number } {
  const lines: string[] = [];
  let codeBlocks = 0;
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined && mark !== undefined && !line.slice(line.indexOf(mark) + mark.length).includes('`')) {
      fence = mark;
      codeBlocks++;
      lines.push('');
    } else if (fence === undefined) lines.push(line);
    else if (mark?.startsWith(fence)) fence = undefined;
  }
  return { lines, codeBlocks };
}

function paragraphs(lines: readonly string[]): number {
  const starts = (line: string, at: number) => line.trim() !== '' && (lines[at - 1] ?? '').trim() === '';
  return lines.filter(starts).length;
}

/** A line without its passages of code: each runs from backticks to as many backticks. */
function withoutCode(line: string): { rest: string; pieces: number } {
  const runs = [...line.matchAll(/`+/g)];
  if (runs.length < 2) return { rest: line, pieces: 0 };
  const last = new Map(runs.map(({ 0: { length }, index }) => [length, index]));
  let [rest, at, pieces, closes] = ['', 0, 0, undefined as number | undefined];
  for (const {
    0: { length },
    index,
  } of runs) {
    if (closes === length) {
      closes = undefined;
      at = index + length;
      pieces++;
    } else if (closes === undefined && (last.get(length) ?? 0) > index) {
      rest += `${line.slice(at, index)} `;
      closes = length;
    }
  }
  return { rest: rest + line.slice(at), pieces };
}

/** Passages between two marks, with no blank just inside of them. */
function boldIn(line: string, mark: string): number {
  let [open, pairs] = [-1, 0];
  for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + mark.length)) {
    const before = line.charAt(at - 1);
    const after = line.charAt(at + mark.length);
    if (open >= 0 && at > open + mark.length && /\S/.test(before)) {
      pairs++;
      open = -1;
    } else if (/\S/.test(after)) open = at;
  }
  return pairs;
}

const CLOSES: Readonly<Record<string, string>> = { $$: '$$', '\\(': '\\)', '\\[': '\\]' };

function formulas(prose: string): number {
  let [found, from] = [0, 0];
  for (const { 0: opens, index } of prose.matchAll(FORMULA)) {
    if (index < from) continue;
    const to = prose.slice(index + 2, index + 10_000).indexOf(CLOSES[opens] ?? '');
    if (to <= 0) continue;
    found++;
    from = index + to + 4;
  }
  return found;
}
