// What a column of a file can be used as, in the order in which it is offered, and what a use begins as.
import type { ColumnUse } from '../../shared/example/mapping.ts';
import type { ColumnFate } from '../../shared/protocol/uploads.ts';

export type UseName = ColumnUse['use'];

export const usesOffered = [
  { group: 'read', uses: ['messages', 'transcript', 'turn', 'response'] },
  { group: 'beside', uses: ['field', 'sealed'] },
  { group: 'labels', uses: ['rating', 'rationale', 'rater', 'span'] },
  { group: 'out', uses: ['ignore'] },
] as const satisfies readonly { group: string; uses: readonly UseName[] }[];

export type UseGroup = (typeof usesOffered)[number]['group'];

export const ROLES = ['user', 'assistant', 'system', 'tool'] as const;

/** A use with everything that must be said of it filled in as is most likely. `others` are the names of all columns. */
export function freshUse(use: UseName, column: string, others: readonly string[]): ColumnUse {
  switch (use) {
    case 'turn':
      return { use, role: 'user' };
    case 'sealed':
      return { use, what: whatOf(column) };
    case 'rater':
      return { use, kind: 'person', standing: 'trainer' };
    case 'rating':
      return { use, dimension: column.trim().slice(0, 120) || 'rating' };
    case 'span':
      return { use, is: factOf(column), on: others.find((name) => name !== column) ?? column };
    case 'messages':
    case 'transcript':
    case 'response':
    case 'field':
    case 'ignore':
    case 'rationale':
      return { use };
    default:
      return use satisfies never;
  }
}

function whatOf(column: string): (ColumnUse & { use: 'sealed' })['what'] {
  if (/model|generator|engine|system/i.test(column)) return 'model';
  if (/filter|verdict|removed|kept|flag/i.test(column)) return 'verdict';
  if (/gold|reference|truth|expected|target|answer/i.test(column)) return 'gold';
  return /score|reward|rating|rank|prob|loss/i.test(column) ? 'score' : 'other';
}

function factOf(column: string): (ColumnUse & { use: 'span' })['is'] {
  if (/start|begin|from/i.test(column)) return 'start';
  if (/end|to$/i.test(column)) return 'end';
  if (/sever/i.test(column)) return 'severity';
  if (/categor|type|label/i.test(column)) return 'category';
  return /comment|note/i.test(column) ? 'comment' : 'quote';
}

/** What becomes of a column that is used so; for one nobody decided about, the server says it. */
export function fateOf(use: ColumnUse): ColumnFate {
  switch (use.use) {
    case 'turn':
    case 'messages':
    case 'transcript':
    case 'response':
      return 'text';
    case 'field':
      return 'field';
    case 'sealed':
      return 'sealed';
    case 'rater':
    case 'rating':
    case 'rationale':
    case 'span':
      return 'labels';
    case 'ignore':
      return 'ignored';
    default:
      return use satisfies never;
  }
}
