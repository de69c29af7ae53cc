// Which of the twelve colours of people the next member of a room gets.

const COLOURS = 12;

/** The lowest colour that the fewest members have: the next free one, and after twelve members around again. */
export function nextColour(taken: readonly number[]): number {
  const colours = Array.from({ length: COLOURS }, (_, i) => i + 1);
  const bearers = (colour: number) => taken.filter((each) => each === colour).length;
  return colours.reduce((best, colour) => (bearers(colour) < bearers(best) ? colour : best));
}
