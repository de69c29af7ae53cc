// Frames beside each other that scroll as one: each to the same share of its length, for texts of different lengths.

/** px; rounding makes an answer to our own scrolling differ a little. */
const ECHO_PX = 2;

/** Keeps the scrolling frames within an element at the same share; returns how to stop. */
export function scrollTogether(within: HTMLElement, frames: () => readonly HTMLElement[]): () => void {
  const set = new WeakMap<HTMLElement, number>();
  const follow = ({ target }: Event): void => {
    const all = frames();
    const led = all.find((frame) => frame === target);
    if (led === undefined || Math.abs((set.get(led) ?? -ECHO_PX * 2) - led.scrollTop) <= ECHO_PX) return;
    set.delete(led);
    const share = led.scrollTop / Math.max(1, led.scrollHeight - led.clientHeight);
    for (const frame of all) {
      if (frame === led) continue;
      frame.scrollTop = Math.round(share * (frame.scrollHeight - frame.clientHeight));
      set.set(frame, frame.scrollTop);
    }
  };
  within.addEventListener('scroll', follow, { capture: true, passive: true });
  return () => within.removeEventListener('scroll', follow, { capture: true });
}
