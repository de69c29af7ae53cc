// Hears what a room decides while its decisions are looked at outside the room itself.
import type { Id } from '../../shared/room/ids.ts';
import { Control } from '../connection/control.ts';

/** `changed` is called whenever something was decided, or may have been while the line was down. Returns how to stop. */
export function hearDecisions(room: Id, changed: () => void, control = new Control()): () => void {
  let entered = false;
  const enter = async () => {
    try {
      await control.ask('enter-room', { room });
      if (entered) changed();
      entered = true;
    } catch {
      // The line broke again: it connects again by itself, and enters then.
    }
  };
  control.onConnect(() => void enter());
  for (const name of ['challenges', 'decided', 'judged', 'opened', 'configured', 'members'] as const)
    control.on(name, (said) => said.room === room && changed());
  return () => control.close();
}
