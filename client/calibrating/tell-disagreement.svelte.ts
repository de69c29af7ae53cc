// Tells the room how far judgments of each open example lie apart, for its strip and its keys; computed beside it, once something is open.
import { untrack } from 'svelte';
import type { RoomSession } from '../state/room-session.svelte.ts';
import type { NumbersOfRoom } from './numbers-of-room.svelte.ts';

/** Reading comes first: the texts and tables of where one is are fetched before this begins. */
const BEGIN_AFTER_MS = 1_500;

/** Call it while a component is made. */
export function tellDisagreement({ openness, view, control, disagreement }: RoomSession): void {
  const isAnyOpen = $derived([...openness.opened].length > 0);
  $effect(() => (isAnyOpen ? untrack(begin) : undefined));

  function begin(): () => void {
    let numbers: NumbersOfRoom | undefined;
    let stops: (() => void)[] = [];
    const timer = setTimeout(async () => {
      const { NumbersOfRoom } = await import('./numbers-of-room.svelte.ts').catch(() => ({ NumbersOfRoom: undefined }));
      if (ended || NumbersOfRoom === undefined) return;
      const made = new NumbersOfRoom(view, 'disagreement');
      numbers = made;
      const hear = (said: { room: string }) => {
        if (said.room === view.id) made.changed();
      };
      stops = [
        ...(['opened', 'revealed', 'judged'] as const).map((name) => control.on(name, hear)),
        control.on('configured', (said) => said.room === view.id && made.configured()),
        disagreement.provide((example) => made.any?.disagreement[example]),
      ];
    }, BEGIN_AFTER_MS);
    let ended = false;
    return () => {
      ended = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
      numbers?.close();
    };
  }
}
