// Hears what changes a room's numbers while they are looked at outside the room itself.

import type { Id } from '../../shared/room/ids.ts';
import { Control } from '../connection/control.ts';

interface Hears {
  /** Something was opened, revealed or judged. */
  changed(): void;
  /** A version of the rubric was published; or may have been, while the line was lost. */
  configured(): void;
  revealed(examples: readonly Id[]): void;
}

/** Enters the room, and goes on hearing after each lost line. Returns how to stop. */
export function hearChanges(room: Id, { changed, configured, revealed }: Hears, control = new Control()): () => void {
  const enter = async () => {
    try {
      const { progress } = await control.ask('enter-room', { room });
      revealed(progress.revealed);
      configured();
    } catch {
      // The line broke again: it connects again by itself, and enters then.
    }
  };
  control.onConnect(() => void enter());
  for (const name of ['opened', 'judged', 'members'] as const)
    control.on(name, (said) => said.room === room && changed());
  control.on('configured', (said) => said.room === room && configured());
  control.on('revealed', (said) => {
    if (said.room !== room) return;
    revealed(said.examples);
    changed();
  });
  return () => control.close();
}
