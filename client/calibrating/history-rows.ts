// One person's numbers over rooms, dimension by dimension in the order of time, and what changed from the first room to the last.
import type { Estimate } from '../../shared/calibration/intervals/estimate.ts';
import { isDefined, type Known } from '../../shared/calibration/result.ts';
import type { RoomOfHistory } from './history-of.ts';

export type Kind = 'severity' | 'gap';

export interface AlongRooms {
  name: string;
  rooms: { room: RoomOfHistory; measure: string; known: Known<Estimate> }[];
  /** The last less the first, each being known of different examples; none of fewer than two rooms. */
  change: { value: number; low: number; high: number } | undefined;
}

/** Dimensions of one name are the same question over rooms; those of which nothing is known anywhere are left out. */
export function alongRooms(rooms: readonly RoomOfHistory[], kind: Kind): AlongRooms[] {
  const all = rooms.flatMap((room) =>
    room.dimensions.map(({ name, measure, ...known }) => ({ name, room, measure, known: known[kind] })),
  );
  return [...Map.groupBy(all, ({ name }) => name)].flatMap(([name, of]): AlongRooms[] => {
    const inOrder = of.toSorted((a, b) => a.room.createdAt - b.room.createdAt);
    const known = inOrder.flatMap(({ known: each }) => (isDefined(each) ? [each] : []));
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ name, rooms: inOrder, change: first === last ? undefined : difference(first, last) }];
  });
}

/** Of two independent estimates, from the widths of their intervals of 95 %. */
function difference(first: Estimate, last: Estimate): { value: number; low: number; high: number } {
  const half = Math.hypot((first.high - first.low) / 2, (last.high - last.low) / 2);
  const value = last.value - first.value;
  return { value, low: value - half, high: value + half };
}
