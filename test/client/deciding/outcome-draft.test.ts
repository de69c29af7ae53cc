// What is still missing of an outcome while it is put together.
import { expect, test } from 'vitest';
import { candidates, draftOf, outcomeOf } from '../../../client/deciding/outcome-draft.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';

const empty = draftOf(undefined);

test('[U203] settled and ruled need a value, ruled also why, irresolvable a reason, deferred nothing', () => {
  expect(outcomeOf(empty)).toEqual({ missing: 'Choose the value that holds.' });
  expect(outcomeOf({ ...empty, value: 4 })).toEqual({ kind: 'settled', value: 4, text: '' });
  expect(outcomeOf({ ...empty, kind: 'ruled', value: 4 })).toEqual({ missing: 'A ruling needs a reason.' });
  expect(outcomeOf({ ...empty, kind: 'ruled', value: 4, text: ' so ' })).toMatchObject({ text: 'so' });
  expect(outcomeOf({ ...empty, kind: 'irresolvable' })).toEqual({ missing: 'Say which reason it is.' });
  expect(outcomeOf({ ...empty, kind: 'deferred' })).toEqual({ kind: 'deferred', text: '' });
});

test('[U203] the values to choose from are those that the question offers', () => {
  const scale = rubricTemplates.helpfulness.dimensions[0];
  expect(scale && candidates(scale, [], undefined)).toEqual([1, 2, 3, 4, 5]);
});
