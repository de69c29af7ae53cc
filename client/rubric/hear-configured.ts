// Hears of new versions and settings, and of judgments, outside the room's own page.

import type { Id } from '../../shared/room/ids.ts';
import { Control } from '../connection/control.ts';

interface Hears {
  configured(): void;
  /** Something was judged, opened or revealed, or somebody came or went. */
  judged(): void;
}

/** Returns how to stop. Who looks at the rubric is in the room, at no example. */
export function hearConfigured(room: Id, { configured, judged }: Hears): () => void {
  const control = new Control();
  const stops = [
    control.onConnect(() => void control.ask('enter-room', { room }).catch(() => {})),
    control.on('configured', (said) => {
      if (said.room === room) configured();
    }),
    ...(['judged', 'opened', 'revealed', 'members'] as const).map((name) =>
      control.on(name, (said) => {
        if (said.room === room) judged();
      }),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
    control.close();
  };
}
