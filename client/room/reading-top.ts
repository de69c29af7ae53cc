// Where texts begin below what is fixed above them.

/** px in the viewport: where the browser itself scrolls things to (RoomFrame.svelte says how far down that is). */
export const readingTop = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
