// Refuses a rubric that lacks something, in the sentence that its writer reads too.
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import { rubricFaults } from '../../shared/room/rubric-faults.ts';

/** @throws Refusal bad-request */
export function mustBeWhole(rubric: Rubric): void {
  const [fault] = rubricFaults(rubric);
  if (fault === undefined) return;
  const dimension = fault.at === undefined ? undefined : rubric.dimensions[fault.at];
  throw new Refusal('bad-request', dimension === undefined ? fault.says : `"${dimension.name}": ${fault.says}`);
}
