// Hears of new versions and settings outside the room's own page.

import type { Id } from '../../shared/room/ids.ts';
import { Control } from '../connection/control.ts';

/** Returns how to stop. Who looks at the rubric is in the room, at no example. */
export function hearConfigured(room: Id, heard: () => void): () => void {
  const control = new Control();
  const stops = [
    control.onConnect(() => void control.ask('enter-room', { room }).catch(() => {})),
    control.on('configured', (said) => {
      if (said.room === room) heard();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    control.close();
  };
}
