// What the server writes while it runs.
import { expect, test } from 'vitest';
import { createLog } from '../../server/log.ts';

function heard(level: Parameters<typeof createLog>[0]): string[] {
  const lines: string[] = [];
  const log = createLog(level, (line) => void lines.push(line));
  log.info('Something happened', { rooms: 2 });
  log.error('Something failed', new Error('the reason'));
  return lines.map((line) => line.replace(/^\S+ /, '').split('\n')[0] ?? '');
}

test('it says when, how grave, what, and why', () => {
  expect(heard('info')).toEqual(['info Something happened {"rooms":2}', 'error Something failed: Error: the reason']);
});

test('it says no more than it is asked to', () => {
  expect(heard('error')).toEqual(['error Something failed: Error: the reason']);
  expect(heard('fatal')).toEqual([]);
  expect(heard('silent')).toEqual([]);
});
