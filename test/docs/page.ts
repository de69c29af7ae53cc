// Reads a page of documentation: its tables, its examples, the names in it.
import { readFileSync } from 'node:fs';

/** The text of every cell, by its column's head. */
export type TableRow = Record<string, string>;

export class Page {
  readonly text: string;
  constructor(file: string) {
    this.text = readFileSync(file, 'utf8');
  }

  /** The rows of the one table whose first columns have these heads. @throws when there is not exactly one */
  table(...heads: string[]): TableRow[] {
    const blocks = this.text.match(/(?:^\|.*\n)+/gm) ?? [];
    const tables = blocks.map((block) => block.trimEnd().split('\n').map(cellsOf));
    const found = tables.filter(([head = []]) => heads.every((name, column) => head[column] === name));
    const [[head = [], , ...rows] = []] = found;
    if (found.length !== 1) throw new Error(`${found.length} tables begin with the columns ${heads.join(', ')}`);
    return rows.map((cells) => Object.fromEntries(cells.map((cell, column) => [head[column], cell])));
  }

  /** Every example of JSON with the word after `json` that says what it is. */
  get examples(): { what: string; value: unknown }[] {
    return [...this.text.matchAll(/^```json (\S*)\n([\s\S]*?)^```$/gm)].map(([, what = '', json = '']) => ({
      what,
      value: JSON.parse(json) as unknown,
    }));
  }

  get names(): string[] {
    return namesIn(this.text.replace(/^```[\s\S]*?^```$/gm, ''));
  }
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** What stands between backticks. */
export const namesIn = (text = ''): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);

/** The first thing between backticks. */
export const nameIn = (text?: string): string => namesIn(text)[0] ?? '';
