// Reads the real data beside the repository, when it is there.
import { commands } from 'vitest/browser';

/** The text of a file of `../shared/data`; undefined when it is not there. The test is then to be skipped. */
export async function sharedData(path: string): Promise<string | undefined> {
  try {
    return await commands.readFile(`../shared/data/${path}`);
  } catch {
    return undefined;
  }
}

/** The rows of a JSONL file. */
export const rowsOf = (jsonl: string): unknown[] =>
  jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);

/** Every string in a value, however deep. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
