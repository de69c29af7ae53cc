// Did a filter remove the row? By the ways that files say it.
import { expect, test } from 'vitest';
import type { Fields } from '../../../shared/example/example.ts';
import { wasRemoved } from '../../../shared/example/filter-verdict.ts';

test.each<[Fields, boolean]>([
  [{ filter: 'removed: too long' }, true],
  [{ filter: 'kept' }, false],
  [{ filter_verdict: 'Filtered out' }, true],
  [{ filtered: true }, true],
  [{ filtered: false }, false],
  [{ kept: false }, true],
  [{ is_kept: true }, false],
  [{ quality: { filter: 'rejected' } }, false],
  [{ filter: { verdict: 'rejected', by: 'length' } }, true],
  [{ filter: { kept: false } }, true],
  [{ filter_score: 0.2 }, false],
  [{ verdict: 'removed' }, false],
  [{ model: 'removed' }, false],
  [{}, false],
])('[D82] %j: %s', (sealed, removed) => {
  expect(wasRemoved(sealed)).toBe(removed);
});
