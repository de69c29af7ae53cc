// [B2] [B3] [B4] [B7] Judgments have the stage they must have, and one of a stage that has passed never changes.
import type { JudgmentRow } from '../record.ts';
import type { World } from '../world.ts';

const keyOf = ({ member, example, stage }: JudgmentRow) => `${member} ${example} ${stage}`;
const contentOf = ({ answers, rationale }: JudgmentRow) => JSON.stringify({ answers: JSON.parse(answers), rationale });

/** After each commit: of examples revealed or opened until now, what was accepted before stands as it stood then. */
export function passedStagesStand(world: World): string | undefined {
  const { revealed, hasBeenShown } = world.expected;
  for (const row of world.record.judgments()) {
    const { member, example, stage } = row;
    const shown = hasBeenShown(member, example);
    const passed = stage === 'blind' ? shown || revealed.has(example) : stage === 'late' && shown;
    if (!passed) continue;
    const before = world.frozen.get(keyOf(row));
    if (before !== undefined && before !== contentOf(row))
      return `[B7] the ${stage} judgment of ${example} by ${member} was ${before} and became ${contentOf(row)}`;
    world.frozen.set(keyOf(row), contentOf(row));
  }
  return undefined;
}

/** Every judgment and no other, each in its stage. */
export function stagesAreAsExpected(world: World): string | undefined {
  const stored = new Map(world.record.judgments().map((row) => [keyOf(row), contentOf(row)]));
  const expected = new Map([...world.expected.judgments()].map(([key, judgment]) => [key, JSON.stringify(judgment)]));
  for (const [key, content] of expected) {
    if (stored.get(key) !== content) return `[B2] [B3] [B4] ${key}: ${stored.get(key)} is stored, expected ${content}`;
  }
  for (const key of stored.keys()) if (!expected.has(key)) return `[B2] [B3] [B4] ${key} is stored and should not be`;
  return undefined;
}
