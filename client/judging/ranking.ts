// Ranking responses: places as groups of responses that stand alike, the best first, and the ranks they come to.

/** Responses (by their index in the file) from best to worst; those in one group are tied. */
export type Places = readonly (readonly number[])[];

/** Standard competition ranks, "1 1 3", by response. */
export function ranksOf(places: Places): number[] {
  const ranks: number[] = [];
  let better = 0;
  for (const group of places) {
    for (const response of group) ranks[response] = better + 1;
    better += group.length;
  }
  return ranks;
}

export function placesOf(ranks: readonly number[]): Places {
  const byRank = Map.groupBy(ranks.keys(), (response) => ranks[response] ?? 0);
  return [...byRank].toSorted(([a], [b]) => a - b).map(([, group]) => group);
}

/** Everybody in a row, ties dissolved. */
const flat = (places: Places): number[] => places.flat();

/** The same order with one response moved by so many places; it is tied with nobody then. */
export function moved(places: Places, response: number, by: number): Places {
  const at = places.findIndex((group) => group.includes(response));
  if (at < 0) return places;
  const others = places.map((group) => group.filter((other) => other !== response));
  const wasTied = (places[at]?.length ?? 0) > 1;
  // Out of a tie it steps beside those it was tied with; alone, it passes its neighbours.
  const to = Math.max(0, Math.min(others.length, at + (by < 0 ? (wasTied ? 0 : by) : wasTied ? 1 : by + 1)));
  return [...others.slice(0, to), [response], ...others.slice(to)].filter((group) => group.length > 0);
}

/** One response laid at a place of the flat order, from 0: what dragging does. */
export function laidAt(places: Places, response: number, place: number): Places {
  const row = flat(places).filter((other) => other !== response);
  const together = (a: number | undefined, b: number): boolean =>
    places.some((group) => a !== undefined && group.includes(a) && group.includes(b));
  row.splice(place, 0, response);
  const laid: number[][] = [];
  for (const [at, other] of row.entries()) {
    const before = row[at - 1];
    if (other !== response && before !== response && together(before, other)) laid.at(-1)?.push(other);
    else laid.push([other]);
  }
  return laid;
}

/** Ties a response with the group above it, or parts it from those it is tied with. */
export function tieToggled(places: Places, response: number): Places {
  const at = places.findIndex((group) => group.includes(response));
  const group = places[at];
  if (group === undefined) return places;
  const [first] = group;
  if (group.length > 1 && first !== response) {
    const rest = group.slice(group.indexOf(response));
    return [...places.slice(0, at), group.slice(0, group.indexOf(response)), rest, ...places.slice(at + 1)];
  }
  const above = places[at - 1];
  if (above === undefined) return places;
  return [...places.slice(0, at - 1), [...above, ...group], ...places.slice(at + 1)];
}
