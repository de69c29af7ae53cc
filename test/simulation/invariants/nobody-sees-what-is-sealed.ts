// [B1] [B5] [B6] [B8] [Y18] Nothing sealed reaches anybody: each rationale, comment and sealed field has a number by which it is found in any bytes.
import { numbersIn } from '../expected.ts';
import type { World } from '../world.ts';

/** `text` is all that reached a member in one message or answer, byte by byte. */
export function nobodySeesWhatIsSealed(world: World, member: string, text: string, where: string): string | undefined {
  const { expected } = world;
  for (const number of numbersIn(text)) {
    const made = world.made.get(number);
    if (made === undefined || made.author === member) continue;
    if (!expected.hasBeenShown(member, made.example))
      return `[B5] ${where}: "[[${number}]]" of ${made.author} reached ${member}, to whom ${made.example} is sealed`;
    if (!expected.wasPublished(number))
      return `[B8] ${where}: "[[${number}]]" of ${made.author}, which could not be laid on the table, reached ${member}`;
  }
  for (const [, n] of text.matchAll(/sealed-model-(\d+)/g)) {
    if (!expected.hasBeenShown(member, world.examples[Number(n)] ?? ''))
      return `[B1] ${where}: what is sealed of example ${n} reached ${member}`;
  }
  return undefined;
}

/** Who was removed is hung up on, and hears nothing more. */
export function removedHearNothing(world: World, member: string): string | undefined {
  return world.gone.has(member) ? `[Y18] ${member} was removed, and still hears` : undefined;
}
