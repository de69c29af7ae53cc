// What close codes mean to a connection.
import { describe, expect, test } from 'vitest';
import { failureOfClose, isFinal } from '../../../client/connection/why-closed.ts';
import { failures } from '../../../shared/protocol/failures.ts';

describe('closing for good', () => {
  test.each(['signed-out', 'not-found', 'sealed', 'not-allowed', 'bad-message', 'read-only', 'too-large'] as const)(
    '%s is final',
    (code) => {
      expect(isFinal(failures[code].close)).toBe(true);
    },
  );

  test.each(['closing', 'fault', 'not-saved', 'too-slow', 'too-fast'] as const)('%s is tried again', (code) => {
    expect(isFinal(failures[code].close)).toBe(false);
  });

  test('a lost line is tried again', () => {
    expect(isFinal(1006)).toBe(false);
  });
});

describe('the failure a close stands for', () => {
  test('is the one with that code', () => {
    expect(failureOfClose(4404)).toEqual({ code: 'not-found', says: failures['not-found'].says });
  });

  test('is the one that the reason names, where several share a code', () => {
    expect(failureOfClose(4403, 'read-only').code).toBe('read-only');
    expect(failureOfClose(4403, 'not-allowed').code).toBe('not-allowed');
  });

  test('is a fault when the code is unknown', () => {
    expect(failureOfClose(4999).code).toBe('fault');
  });
});
